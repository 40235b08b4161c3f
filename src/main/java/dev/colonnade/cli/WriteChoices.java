package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.text.InvalidUtf8;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how a file is written. */
final class WriteChoices {
    static final String ENDINGS = "the file to write: .parquet, .arrow (.feather, .ipc), .arrows, .csv or .jsonl";

    private WriteChoices() {
    }

    static void declare(CommandSpec spec) {
        spec.addOption(Session.option("--to", "parquet|arrow|arrows|csv|jsonl", "what to write, whatever OUT ends in"));
        spec.addOption(Session.option("--compression", "snappy|zstd[:level]|gzip[:level]|lz4|none",
                "of Parquet (default: snappy) and Arrow (default: none)"));
        spec.addOption(Session.option("--row-group-rows", "N", "most rows of a Parquet row group (default: 524288)"));
        spec.addOption(Session.option("--batch-rows", "N", "most rows of an Arrow record batch"));
        flag(spec, "dictionary", "dictionaries where they pay");
        flag(spec, "page-index", "page indexes");
        spec.addOption(OptionSpec.builder("--bloom").type(List.class).auxiliaryTypes(String.class).paramLabel("C")
                .description("a bloom filter for this column of Parquet; may be repeated").build());
        CsvChoices.declare(spec);
        spec.addOption(invalidUtf8());
    }

    static OptionSpec invalidUtf8() {
        return Session.option("--invalid-utf8", "fail|replace",
                "what to do with text that is not UTF-8, in CSV and JSON (default: fail)");
    }

    static InvalidUtf8 invalidUtf8(ParseResult options) {
        String chosen = options.matchedOptionValue("--invalid-utf8", "fail");
        return switch (chosen) {
            case "fail" -> InvalidUtf8.REFUSE;
            case "replace" -> InvalidUtf8.REPLACE;
            default -> throw Fault.of(Fault.Kind.USAGE, "--invalid-utf8 " + chosen + " is not known")
                    .advise("choose one of fail, replace");
        };
    }

    /** On unless {@code --no-NAME}. */
    private static void flag(CommandSpec spec, String name, String what) {
        spec.addOption(OptionSpec.builder("--" + name).description(what + " in Parquet (the default)").build());
        spec.addOption(OptionSpec.builder("--no-" + name).description("without them").build());
    }

    /** Whether a name ends in something that is written. */
    static boolean isKnown(String out) {
        int dot = out.lastIndexOf('.');
        return dot >= 0 && Form.byEnding(out.substring(dot + 1).toLowerCase(Locale.ROOT)) != null;
    }

    static WriteOptions of(ParseResult options, String out) {
        String to = options.matchedOptionValue("--to", "");
        if (out.equals("-")) {
            throw Fault.of(Fault.Kind.USAGE, "-o - names no file")
                    .advise("name one; cat --format csv, jsonl or arrow writes to the standard output");
        }
        Form form = to.isEmpty() ? Form.of(out) : Form.byEnding(to);
        if (form == null) {
            throw Fault.of(Fault.Kind.USAGE, "--to " + to + " is not written")
                    .advise("choose parquet, arrow, arrows, csv or jsonl");
        }
        WriteOptions made = WriteOptions.of(form);
        String compression = options.matchedOptionValue("--compression", "");
        if (!compression.isEmpty()) {
            made = compressed(made, compression);
        }
        long groups = number(options, "--row-group-rows", made.rowGroupRows());
        int batches = (int) number(options, "--batch-rows", made.batchRows());
        List<String> bloom = options.matchedOptionValue("--bloom", List.<String>of());
        Set<String> names = new LinkedHashSet<>();
        bloom.forEach(list -> names.addAll(Arrays.asList(list.split(","))));
        return made.withRows(groups, batches).withPages(isOn(options, "dictionary"), isOn(options, "page-index"),
                names).withCsv(CsvChoices.of(options, form == Form.CSV)).withText(true, invalidUtf8(options));
    }

    private static boolean isOn(ParseResult options, String name) {
        boolean off = options.hasMatchedOption("--no-" + name);
        if (off && options.hasMatchedOption("--" + name)) {
            throw Fault.of(Fault.Kind.USAGE, "--" + name + " and --no-" + name + " ask for different things")
                    .advise("leave one out");
        }
        return !off;
    }

    private static WriteOptions compressed(WriteOptions made, String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Codec codec = switch (name.toLowerCase(Locale.ROOT)) {
            case "none", "uncompressed" -> Codec.UNCOMPRESSED;
            case "snappy" -> Codec.SNAPPY;
            case "zstd" -> Codec.ZSTD;
            case "gzip" -> Codec.GZIP;
            case "lz4" -> Codec.LZ4_RAW;
            case "brotli" -> throw Fault.of(Fault.Kind.USAGE, "Brotli is read but not written").advise("choose zstd");
            default -> throw Fault.of(Fault.Kind.USAGE, "--compression " + text + " is not known")
                    .advise("choose snappy, zstd, gzip, lz4 or none");
        };
        int level = Compressor.DEFAULT_LEVEL;
        if (colon >= 0) {
            String digits = text.substring(colon + 1);
            if (!digits.matches("-?[0-9]{1,3}")) {
                throw Fault.of(Fault.Kind.USAGE, "--compression " + text + " names no level").advise("write zstd:3");
            }
            level = Integer.parseInt(digits);
        }
        // A level that the codec has not is told now.
        new Compressor(codec, level).close();
        return made.withCompression(codec, level);
    }

    private static long number(ParseResult options, String name, long otherwise) {
        String text = options.matchedOptionValue(name, "").replace("_", "");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) == 0) {
            throw Fault.of(Fault.Kind.USAGE, name + " " + text + " is not a number of rows").advise("write 100000");
        }
        return Long.parseLong(text);
    }
}
