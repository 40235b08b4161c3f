package dev.colonnade.format.dataset;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.EmptyColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.ChunkParts;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Finding;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.RowIdentity;
import dev.colonnade.format.StoredType;
import dev.colonnade.format.Table;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.Resources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files of one schema, one after another, and behind their columns those of the folders they lie in. */
final class DatasetTable implements Table {
    private static final int NAMED = 20;

    private final String name;
    private final List<Table> tables;
    private final PartitionKeys keys;
    private final FoundFiles found;
    private final Resources resources;
    private final long[] firstRow;
    private final Schema schema;
    private final List<Field> declared;
    /** For each column, its number in the files, or -1 less its number among the keys. */
    private final int[] source;

    /** @param tables the dataset closes them */
    DatasetTable(String name, List<Table> tables, PartitionKeys keys, FoundFiles found, Resources resources) {
        this.name = name;
        this.tables = List.copyOf(tables);
        this.keys = keys;
        this.found = found;
        this.resources = resources;
        this.firstRow = new long[tables.size() + 1];
        for (int i = 0; i < tables.size(); i++) {
            firstRow[i + 1] = Math.addExact(firstRow[i], tables.get(i).rowCount());
        }
        List<Field> fields = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        Schema first = tables.getFirst().schema();
        for (int i = 0; i < first.size(); i++) {
            Field field = first.field(i);
            // A column that a folder names too is the folder's: that is what the files were sorted into it by.
            if (keys.fields().stream().noneMatch(key -> key.name().equals(field.name()))) {
                int column = i;
                boolean nullable = tables.stream().anyMatch(table -> table.schema().field(column).nullable());
                fields.add(new Field(field.name(), field.type(), nullable, field.metadata()));
                sources.add(i);
            }
        }
        for (int i = 0; i < keys.fields().size(); i++) {
            fields.add(keys.fields().get(i));
            sources.add(-1 - i);
        }
        this.schema = new Schema(fields, first.metadata());
        this.source = sources.stream().mapToInt(column -> column).toArray();
        List<Field> all = new ArrayList<>();
        for (int i = 0; i < source.length; i++) {
            all.add(source[i] < 0 ? schema.field(i) : declared(schema.field(i), source[i]));
        }
        this.declared = List.copyOf(all);
    }

    /** What all files declare a column as; as it is read, where they do not agree. */
    private Field declared(Field read, int column) {
        Field first = tables.getFirst().declared(column);
        Type type = counted(first.type(), read.type());
        for (Table table : tables) {
            if (!counted(table.declared(column).type(), read.type()).equals(type)) {
                return read;
            }
        }
        return new Field(read.name(), type, read.nullable() || first.nullable(), read.metadata());
    }

    /** What counts the words of one file may be too small for those of all. */
    private Type counted(Type declared, Type read) {
        return tables.size() > 1 && !declared.equals(read)
                && declared instanceof Type.Dictionary(long id, Type.Int _, boolean ordered, Type values)
                        ? new Type.Dictionary(id, new Type.Int(32, true), ordered, values)
                        : declared;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> files() {
        return tables.stream().map(Table::name).toList();
    }

    @Override
    public String format() {
        return tables.getFirst().format() + ", " + tables.size() + (tables.size() == 1 ? " file" : " files");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rowCount() {
        return firstRow[tables.size()];
    }

    @Override
    public Field declared(int column) {
        return declared.get(column);
    }

    @Override
    public List<StoredType> storedTypes(int column) {
        return source[column] < 0 ? List.of() : tables.getFirst().storedTypes(source[column]);
    }

    @Override
    public long storedBytes() {
        long bytes = 0;
        for (Table table : tables) {
            bytes += table.storedBytes();
        }
        return bytes;
    }

    @Override
    public Chunks chunks() {
        return new Chunks() {
            @Override
            public String kind() {
                return "file";
            }

            @Override
            public int count() {
                return tables.size();
            }

            @Override
            public long firstRow(int chunk) {
                return firstRow[chunk];
            }
        };
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        return read(rows, columns, false, cancellation);
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return read(rows, columns, true, cancellation);
    }

    private Batch read(RowRange rows, int[] columns, boolean encoded, Cancellation cancellation) {
        if (rows.to() > rowCount()) {
            throw Fault.of(Fault.Kind.USAGE, "rows " + rows.from() + " to " + rows.to() + " of " + rowCount()).in(name);
        }
        if (rows.isEmpty()) {
            List<Column> empty = new ArrayList<>();
            for (int column : columns) {
                empty.add(EmptyColumn.of(schema.field(column).type()));
            }
            return new Batch(rows, empty, Lease.NONE);
        }
        int file = chunks().of(rows.from());
        int[] stored = java.util.Arrays.stream(columns).map(column -> source[column]).filter(column -> column >= 0)
                .toArray();
        RowRange within = RowRange.of(rows.from() - firstRow[file],
                Math.min(rows.to(), firstRow[file + 1]) - firstRow[file]);
        Table table = tables.get(file);
        Batch batch = encoded
                ? table.readEncoded(within, stored, cancellation)
                : table.read(within, stored, cancellation);
        List<Lease> leases = new ArrayList<>();
        leases.add(batch.lease());
        boolean done = false;
        try {
            List<Column> all = new ArrayList<>(columns.length);
            int next = 0;
            for (int column : columns) {
                if (source[column] >= 0) {
                    all.add(batch.column(next++));
                } else {
                    int key = -1 - source[column];
                    all.add(ConstantColumn.of(schema.field(column).type(), keys.values().get(file).get(key),
                            batch.length(), resources.held(), leases));
                }
            }
            Batch whole = new Batch(RowRange.of(rows.from(), rows.from() + batch.length()), all, Lease.all(leases));
            done = true;
            return whole;
        } finally {
            if (!done) {
                leases.forEach(Lease::close);
            }
        }
    }

    @Override
    public @Nullable ColumnBounds bounds(int file, int column) {
        long rows = firstRow[file + 1] - firstRow[file];
        if (source[column] >= 0) {
            // Of a file in several chunks each has bounds of its own: its parts.
            Table table = tables.get(file);
            return table.chunks().count() == 1 ? table.bounds(0, source[column]) : null;
        }
        Object value = keys.values().get(file).get(-1 - source[column]);
        if (value == null) {
            return new ColumnBounds(null, null, rows, rows, ColumnBounds.Means.PARTITION);
        }
        Column key = ConstantColumn.one(schema.field(column).type(), value);
        return new ColumnBounds(key, key, 0, rows, ColumnBounds.Means.PARTITION);
    }

    @Override
    public @Nullable ChunkParts parts(int file, int column) {
        if (source[column] < 0) {
            return null;
        }
        Table table = tables.get(file);
        return table.chunks().count() == 1
                ? table.parts(0, source[column])
                : new FileChunks(table, source[column]);
    }

    @Override
    public @Nullable Batch dictionary(int file, int column, Cancellation cancellation) {
        Table table = tables.get(file);
        return source[column] >= 0 && table.chunks().count() == 1
                ? table.dictionary(0, source[column], cancellation)
                : null;
    }

    @Override
    public @Nullable BloomProbe bloom(int file, int column) {
        Table table = tables.get(file);
        return source[column] >= 0 && table.chunks().count() == 1 ? table.bloom(0, source[column]) : null;
    }

    /** The chunks of a file as parts of the folder's chunk, which the file is. */
    private record FileChunks(Table file, int column) implements ChunkParts {
        @Override
        public String kind() {
            return file.chunks().kind();
        }

        @Override
        public int count() {
            return file.chunks().count();
        }

        @Override
        public long firstRow(int part) {
            return file.chunks().firstRow(part);
        }

        @Override
        public @Nullable ColumnBounds bounds(int part) {
            return file.bounds(part, column);
        }
    }

    @Override
    public long storedBytes(int file, int[] columns) {
        int[] stored = java.util.Arrays.stream(columns).map(column -> source[column]).filter(column -> column >= 0)
                .toArray();
        Table table = tables.get(file);
        long bytes = 0;
        for (int chunk = 0; chunk < table.chunks().count(); chunk++) {
            bytes += table.storedBytes(chunk, stored);
        }
        return bytes;
    }

    @Override
    public long storedBytes(int file) {
        return tables.get(file).storedBytes();
    }

    @Override
    public RowIdentity identity(long row) {
        int file = chunks().of(row);
        return tables.get(file).identity(row - firstRow[file]);
    }

    @Override
    public FileStamp.Change change() {
        for (Table table : tables) {
            FileStamp.Change change = table.change();
            if (change != FileStamp.Change.NONE) {
                return change;
            }
        }
        return FileStamp.Change.NONE;
    }

    @Override
    public void check() {
        tables.forEach(Table::check);
    }

    @Override
    public Fault explain(InternalError error) {
        for (Table table : tables) {
            if (table.change() != FileStamp.Change.NONE) {
                return table.explain(error);
            }
        }
        return tables.getFirst().explain(error);
    }

    @Override
    public void verifyStructure(Consumer<Finding> findings, Progress progress, Cancellation cancellation) {
        for (Table table : tables) {
            table.verifyStructure(
                    finding -> findings
                            .accept(new Finding(table.name() + ": " + finding.place(), finding.kind(),
                                    finding.problem())),
                    progress, cancellation);
        }
    }

    @Override
    public LayoutNode layout() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", format());
        facts.put("rows", rowCount());
        facts.put("bytes", storedBytes());
        facts.put("files", (long) tables.size());
        if (!keys.fields().isEmpty()) {
            facts.put("partitionedBy", keys.fields().stream().map(Field::toString).toList());
        }
        facts.put("filesLeftOut", (long) found.leftOut().size());
        if (!found.leftOut().isEmpty()) {
            facts.put("leftOut", found.leftOut().stream().limit(NAMED).map(Path::toString).toList());
        }
        return new LayoutNode("dataset", name, facts, () -> tables.stream().map(Table::layout).toList());
    }

    @Override
    public void close() {
        tables.forEach(Table::close);
    }
}
