package dev.colonnade.app.page;

import dev.colonnade.app.report.ProblemReport;
import dev.colonnade.app.text.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;

/** What this program is and is made of; and a report for whoever is to help with a problem. */
public final class AboutPage extends Page {
    /**
     * @param report made when the page is shown
     * @param save asks where to and writes a text there
     */
    public AboutPage(Texts texts, Supplier<String> report, Consumer<String> save, Runnable leave) {
        super(texts, texts.get("about.title"), leave);
        setId("about-page");
        Label version = new Label(texts.get("about.version", ProblemReport.version(), Runtime.version().toString(),
                System.getProperty("javafx.version", "")));
        version.setWrapText(true);
        Label problem = new Label(texts.get("about.problem"));
        problem.getStyleClass().add("page-section");
        Label promise = new Label(texts.get("about.problem.hint"));
        promise.getStyleClass().add("hint");
        promise.setWrapText(true);
        String text = report.get();
        TextArea area = new TextArea(text);
        area.setId("about-report");
        area.setEditable(false);
        area.setPrefRowCount(12);
        area.getStyleClass().add("report");
        Button copy = new Button(texts.get("about.copy"));
        copy.setId("about-copy");
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        Button write = new Button(texts.get("about.save"));
        write.setId("about-save");
        write.setOnAction(_ -> save.accept(text));
        HBox buttons = new HBox(copy, write);
        buttons.getStyleClass().add("card-buttons");
        Label made = new Label(texts.get("about.libraries"));
        made.getStyleClass().add("page-section");
        Label libraries = new Label(String.join("\n", libraries()));
        libraries.getStyleClass().add("hint");
        add(version, problem, promise, area, buttons, made, libraries);
    }

    /** With their licences, from the list that the packager leaves beside the program; else by the names of their files. */
    private static List<String> libraries() {
        String home = System.getProperty("colonnade.home");
        if (home != null) {
            try {
                return Files.readAllLines(Path.of(home, "licences.txt")).stream()
                        .map(line -> line.replace("\t", "  \u2014  ")).toList();
            } catch (IOException e) {
                // Told by the names below.
            }
        }
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> new File(entry).getName()).filter(name -> name.endsWith(".jar"))
                .filter(name -> !name.startsWith("colonnade")).map(name -> name.substring(0, name.length() - 4))
                .sorted()
                .toList();
    }
}
