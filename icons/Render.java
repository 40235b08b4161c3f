import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Draws our icons as PNG at every size: {@code java icons/Render.java}, from the top folder, draws those that the program
 * carries; with a folder as its argument, all that installers need: documents, {@code .ico} and {@code .icns} too. Needs
 * a JDK and nothing else. Knows the part of SVG that the icons use: rectangles, paths of M L H V Z in absolute numbers, plain colours and
 * one vertical gradient; anything else is an error, not a wrong picture.
 */
public final class Render {
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};
    private static final int SMALL = 48;
    private static final Path TARGET = Path.of("src/main/resources/dev/colonnade/app/icon");

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path target = args.length > 0 ? Path.of(args[0]) : TARGET;
        Files.createDirectories(target);
        Element small = read("icons/colonnade-small.svg");
        all("colonnade", small, target);
        if (args.length > 0) {
            containers("colonnade", target);
            for (String document : List.of("document-parquet", "document-arrow")) {
                all(document, read("icons/" + document + ".svg"), target);
                containers(document, target);
            }
        }
    }

    private static void all(String name, Element small, Path target) throws Exception {
        Element large = read("icons/" + name + ".svg");
        for (int size : SIZES) {
            write(draw(size <= SMALL ? small : large, size), target.resolve(name + "-" + size + ".png"));
        }
    }

    /** The containers of Windows and macOS, which take PNG as it is. */
    private static void containers(String name, Path folder) throws IOException {
        int[] sizes = {16, 24, 32, 48, 64, 128, 256};
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * sizes.length).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        for (int size : sizes) {
            byte[] png = Files.readAllBytes(folder.resolve(name + "-" + size + ".png"));
            head.put((byte) size).put((byte) size).putShort((short) 0).putShort((short) 1).putShort((short) 32)
                    .putInt(png.length).putInt(head.capacity() + images.size());
            images.writeBytes(png);
        }
        ByteArrayOutputStream ico = new ByteArrayOutputStream();
        ico.writeBytes(head.array());
        ico.writeBytes(images.toByteArray());
        Files.write(folder.resolve(name + ".ico"), ico.toByteArray());
        String[] types = {"icp4", "icp5", "icp6", "ic07", "ic08", "ic09"};
        int[] each = {16, 32, 64, 128, 256, 512};
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < types.length; i++) {
            byte[] png = Files.readAllBytes(folder.resolve(name + "-" + each[i] + ".png"));
            body.writeBytes(types[i].getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(ByteBuffer.allocate(4).putInt(png.length + 8).array());
            body.writeBytes(png);
        }
        ByteBuffer icns = ByteBuffer.allocate(8 + body.size()).put("icns".getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + body.size()).put(body.toByteArray());
        Files.write(folder.resolve(name + ".icns"), icns.array());
    }

    private static Element read(String file) throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(file).toFile());
        return document.getDocumentElement();
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no writer for " + file);
        }
    }

    private static BufferedImage draw(Element svg, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double scale = size / Double.parseDouble(svg.getAttribute("viewBox").split(" ")[2]);
        graphics.scale(scale, scale);
        NodeList children = svg.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element) {
                switch (element.getTagName()) {
                    case "title", "defs" -> {
                    }
                    case "rect", "path" -> {
                        graphics.setPaint(paint(svg, element));
                        graphics.fill(shape(element));
                    }
                    default -> throw new IllegalArgumentException("cannot draw <" + element.getTagName() + ">");
                }
            }
        }
        graphics.dispose();
        return image;
    }

    private static Shape shape(Element element) {
        if (element.getTagName().equals("path")) {
            return path(element.getAttribute("d"));
        }
        double round = 2 * number(element, "rx");
        return new RoundRectangle2D.Double(number(element, "x"), number(element, "y"), number(element, "width"),
                number(element, "height"), round, round);
    }

    private static Shape path(String data) {
        Path2D path = new Path2D.Double();
        double x = 0;
        double y = 0;
        try (Scanner words = new Scanner(data.replaceAll("([A-Za-z])", " $1 "))) {
            while (words.hasNext()) {
                String command = words.next();
                switch (command) {
                    case "M", "L" -> {
                        x = Double.parseDouble(words.next());
                        y = Double.parseDouble(words.next());
                    }
                    case "H" -> x = Double.parseDouble(words.next());
                    case "V" -> y = Double.parseDouble(words.next());
                    case "Z" -> path.closePath();
                    default -> throw new IllegalArgumentException("cannot draw path command " + command);
                }
                if (command.equals("M")) {
                    path.moveTo(x, y);
                } else if (!command.equals("Z")) {
                    path.lineTo(x, y);
                }
            }
        }
        return path;
    }

    private static Paint paint(Element svg, Element element) {
        String fill = element.getAttribute("fill");
        if (fill.startsWith("#")) {
            Color plain = Color.decode(fill);
            String opacity = element.getAttribute("fill-opacity");
            int alpha = opacity.isEmpty() ? 255 : (int) Math.round(255 * Double.parseDouble(opacity));
            return new Color(plain.getRed(), plain.getGreen(), plain.getBlue(), alpha);
        }
        Element gradient = (Element) svg.getElementsByTagName("linearGradient").item(0);
        if (!fill.equals("url(#" + gradient.getAttribute("id") + ")")) {
            throw new IllegalArgumentException("cannot fill with " + fill);
        }
        NodeList stops = gradient.getElementsByTagName("stop");
        float[] offsets = new float[stops.getLength()];
        Color[] colours = new Color[stops.getLength()];
        for (int i = 0; i < offsets.length; i++) {
            Element stop = (Element) stops.item(i);
            offsets[i] = Float.parseFloat(stop.getAttribute("offset"));
            colours[i] = Color.decode(stop.getAttribute("stop-color"));
        }
        return new LinearGradientPaint((float) number(gradient, "x1"), (float) number(gradient, "y1"),
                (float) number(gradient, "x2"), (float) number(gradient, "y2"), offsets, colours);
    }

    private static double number(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }
}
