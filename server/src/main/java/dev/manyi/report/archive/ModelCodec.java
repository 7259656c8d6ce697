package dev.manyi.report.archive;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.model.TextCell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A report as zipped JSON, so that it can be drawn again from what it was, whatever the facts say by then. */
public final class ModelCodec {
    /** To be raised when what is kept can not be read by the records of the model any more. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            // The components of the records and nothing that is derived from them.
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .addMixIn(Block.class, Blocks.class)
            .addMixIn(Cell.class, Cells.class)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new Written<>(Instant.class, Instant::toString))
                    .addDeserializer(Instant.class, new Read<>(Instant.class, Instant::parse))
                    .addSerializer(ZoneId.class, new Written<>(ZoneId.class, ZoneId::getId))
                    .addDeserializer(ZoneId.class, new Read<>(ZoneId.class, ZoneId::of))
                    .addSerializer(Locale.class, new Written<>(Locale.class, Locale::toLanguageTag))
                    .addDeserializer(Locale.class, new Read<>(Locale.class, Locale::forLanguageTag)))
            .build();

    private ModelCodec() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Table.class, name = "table"),
        @JsonSubTypes.Type(value = Chart.class, name = "chart"),
        @JsonSubTypes.Type(value = Text.class, name = "text"),
        @JsonSubTypes.Type(value = Note.class, name = "note")
    })
    private interface Blocks {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cell")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TextCell.class, name = "text"),
        @JsonSubTypes.Type(value = FigureCell.class, name = "figure")
    })
    private interface Cells {}

    /** Kept by a version of the server whose models this one can not read. */
    public static final class OtherVersion extends RuntimeException {
        private static final long serialVersionUID = 1;

        OtherVersion(int version) {
            super("The report was kept as version " + version + " of the model; this server reads version " + VERSION);
        }
    }

    public static byte[] write(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            JSON.writeValue(zipped, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Report read(int version, byte[] kept) {
        if (version != VERSION) {
            throw new OtherVersion(version);
        }
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(kept))) {
            return JSON.readValue(zipped, Report.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is the same in every language: each number and flag, in the order of the model. */
    static List<String> numbers(Report report) {
        List<String> numbers = new ArrayList<>();
        numbers(JSON.valueToTree(report), numbers);
        return numbers;
    }

    private static void numbers(JsonNode node, List<String> numbers) {
        if (node.isNumber() || node.isBoolean()) {
            numbers.add(node.asText());
        }
        node.forEach(child -> numbers(child, numbers));
    }

    private static final class Written<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> text;

        Written(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text.apply(value));
        }
    }

    private static final class Read<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> value;

        Read(Class<T> type, Function<String, T> value) {
            super(type);
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return value.apply(json.getText());
        }
    }

    /** One report is another's equal in the eyes of whoever compares the written form. */
    static String text(Report report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
