package dev.tenken.reports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tenken.dsl.Names;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records, collections and plain values as JSON: a record by the names of its components, an
 * enum in camel case, a time as ISO text; a component that is null is left out. Not safe for
 * concurrent use.
 *
 * <p>Jackson's data binding writes the same, but takes longer to be loaded than a hundred checks
 * take to be judged (decision 10).
 */
final class Json {
  private final JsonFactory factory = new JsonFactory();
  private final Map<Class<?>, List<RecordComponent>> components = new HashMap<>();

  /** Returns a value as text, on one line. */
  String text(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text)) {
      write(value, json);
    }
    return text.toString();
  }

  /** Writes a value into a new file, for people to read. */
  void write(Object value, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = factory.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      write(value, json);
    }
  }

  private void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Record fields) {
      writeRecord(fields, json);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(name(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(name(value));
    }
  }

  private void writeRecord(Record fields, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (RecordComponent component :
        components.computeIfAbsent(fields.getClass(), Json::components)) {
      Object value = value(fields, component.getAccessor());
      if (value != null) {
        json.writeFieldName(component.getName());
        write(value, json);
      }
    }
    json.writeEndObject();
  }

  private static List<RecordComponent> components(Class<?> type) {
    List<RecordComponent> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      components.add(component);
    }
    return components;
  }

  private static @Nullable Object value(Record fields, Method accessor) {
    try {
      return accessor.invoke(fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(accessor + " can't be read", e);
    }
  }

  /** Returns what has no form of its own in JSON as text. */
  private static String name(@Nullable Object value) {
    return value instanceof Enum<?> constant
        ? Names.camel(constant.name().toLowerCase(Locale.ROOT))
        : String.valueOf(value);
  }
}
