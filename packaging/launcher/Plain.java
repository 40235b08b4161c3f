import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Puts plain code where a jar's classes have the JVM make some at every start: pattern switches over types, and
 * {@code equals} and {@code hashCode} of records. Lambdas come out of an AOT cache ready made, these do not (JDK 25), and
 * the first of each takes longer than to open a file. What the code means is that of {@code SwitchBootstraps.typeSwitch}
 * and {@code ObjectMethods}; whatever is not understood stays as it is.
 */
final class Plain {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final String SWITCHES = "Ljava/lang/runtime/SwitchBootstraps;";
    private static final String RECORDS = "Ljava/lang/runtime/ObjectMethods;";

    private final ClassModel model;
    private final ClassDesc self;
    private final boolean isInterface;
    private final List<Consumer<ClassBuilder>> made = new ArrayList<>();

    private Plain(ClassModel model) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
        this.isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    }

    /** @param libraries where classes are found that those of the jar are made of */
    static void jar(Path from, Path to, ClassLoader libraries) throws IOException {
        ClassFile classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver
                .ofResourceParsing(libraries).orElse(ClassHierarchyResolver.defaultResolver()).cached()));
        int changed = 0;
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                byte[] bytes;
                try (InputStream in = jar.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                byte[] plain = entry.getName().endsWith(".class") ? of(classes, bytes) : bytes;
                changed += plain == bytes ? 0 : 1;
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(plain);
                out.closeEntry();
            }
        }
        System.out.println("classes with plain code for switches and records: " + changed);
    }

    static byte[] of(ClassFile classes, byte[] bytes) {
        Plain plain = new Plain(classes.parse(bytes));
        // Only methods that have such a call are taken apart.
        ClassTransform switches = ClassTransform.transformingMethodBodies(
                method -> method.code().isPresent() && method.code().get().elementStream().anyMatch(plain::isMeant),
                (builder, element) -> plain.replace(builder, element));
        byte[] changed = classes.transformClass(plain.model,
                switches.andThen(ClassTransform.endHandler(builder -> plain.made.forEach(one -> one.accept(builder)))));
        if (plain.made.isEmpty()) {
            return bytes;
        }
        List<VerifyError> wrong = classes.verify(changed);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("plain code that does not hold: " + wrong);
        }
        return changed;
    }

    private boolean isMeant(CodeElement element) {
        return element instanceof InvokeDynamicInstruction call && (isTypeSwitch(call) || isOfRecord(call));
    }

    private void replace(CodeBuilder builder, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call && isMeant(call)) {
            String name = call.name().stringValue() + "$plain" + made.size();
            MethodTypeDesc type = call.typeSymbol();
            made.add(of -> of.withMethodBody(name, type,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> body(code, call)));
            builder.invokestatic(self, name, type, isInterface);
        } else {
            builder.with(element);
        }
    }

    private static boolean isOf(InvokeDynamicInstruction call, String owner) {
        return call.bootstrapMethod().owner().descriptorString().equals(owner);
    }

    private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
        return isOf(call, SWITCHES) && call.bootstrapMethod().methodName().equals("typeSwitch")
                && call.typeSymbol().parameterType(0).isClassOrInterface()
                && call.bootstrapArgs().stream().allMatch(
                        label -> label instanceof ClassDesc || label instanceof String || enumName(label) != null);
    }

    /** The class and the name of an enum's constant, which a label describes by calls that would make a description. */
    private static Constant enumName(ConstantDesc label) {
        if (label instanceof DynamicConstantDesc<?> made && made.bootstrapArgsList().size() == 3
                && made.bootstrapArgsList().get(0) instanceof DirectMethodHandleDesc of
                && of.owner().descriptorString().equals("Ljava/lang/Enum$EnumDesc;") && of.methodName().equals("of")
                && made.bootstrapArgsList().get(1) instanceof DynamicConstantDesc<?> type
                && type.bootstrapArgsList().size() == 2 && type.bootstrapArgsList().get(1) instanceof String owner
                && made.bootstrapArgsList().get(2) instanceof String name) {
            return new Constant(ClassDesc.of(owner), name);
        }
        return null;
    }

    private record Constant(ClassDesc type, String name) {}

    private static boolean isOfRecord(InvokeDynamicInstruction call) {
        String name = call.name().stringValue();
        return isOf(call, RECORDS) && (name.equals("equals") || name.equals("hashCode")) && fields(call).stream()
                .allMatch(field -> field.kind() == DirectMethodHandleDesc.Kind.GETTER);
    }

    /** Behind the class and the names there is a handle for each field. */
    private static List<DirectMethodHandleDesc> fields(InvokeDynamicInstruction call) {
        return call.bootstrapArgs().stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    }

    private static void body(CodeBuilder code, InvokeDynamicInstruction call) {
        if (isTypeSwitch(call)) {
            typeSwitch(code, call.bootstrapArgs());
        } else if (call.name().equalsString("hashCode")) {
            hashCode(code, fields(call));
        } else {
            equals(code, call.typeSymbol().parameterType(0), fields(call));
        }
    }

    /** The place of the first label, from one on, that the value is of: -1 for null, behind all where there is none. */
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
        Label some = code.newLabel();
        code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            Constant constant = enumName(labels.get(i));
            if (constant != null) {
                code.aload(0).getstatic(constant.type, constant.name, constant.type).if_acmpne(next);
            } else if (labels.get(i) instanceof String text) {
                code.loadConstant(text).aload(0).invokevirtual(ConstantDescs.CD_String, "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object)).ifeq(next);
            } else {
                code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
            }
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    private static void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = type(field);
            code.loadConstant(31).imul().aload(0).getfield(field.owner(), field.methodName(), type);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private static void equals(CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> fields) {
        Label other = code.newLabel();
        Label no = code.newLabel();
        code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
        code.aload(1).instanceOf(record).ifeq(no);
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = type(field);
            code.aload(0).getfield(field.owner(), field.methodName(), type);
            code.aload(1).checkcast(record).getfield(field.owner(), field.methodName(), type);
            if (type.isPrimitive()) {
                // As a record compares: floats by their order, in which NaN equals itself and the zeros differ.
                code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(no);
            } else {
                code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean,
                        ConstantDescs.CD_Object, ConstantDescs.CD_Object)).ifeq(no);
            }
        }
        code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
    }

    private static ClassDesc type(DirectMethodHandleDesc field) {
        return field.invocationType().returnType();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case SHORT -> ConstantDescs.CD_Short;
            case CHAR -> ConstantDescs.CD_Character;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.displayName());
        };
    }
}
