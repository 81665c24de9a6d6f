package dev.tenken.engine.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.spi.Secrets;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plain data of facts as JSON.
 *
 * <p>JSON has no instants: one is {@code {"$time": "…"}}. A masked value is {@code {"$masked":
 * true}}. A member whose own name starts with {@code $} gets a second one.
 */
final class Json {
  private static final String TIME = "$time";
  private static final String MASKED = "$masked";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /**
   * Returns the tree as JSON; texts that hold a secret are masked, members are sorted. A map with a
   * secret among its keys is masked as a whole, since it could no longer be told what is in it.
   */
  static JsonNode write(Object tree, Secrets secrets) {
    if (tree instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, member) -> sorted.put(String.valueOf(name), member));
      if (sorted.keySet().stream().anyMatch(secrets::isIn)) {
        return masked();
      }
      sorted.forEach(
          (name, member) ->
              object.set(name.startsWith("$") ? "$" + name : name, write(member, secrets)));
      return object;
    }
    if (tree instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(item -> array.add(write(item, secrets)));
      return array;
    }
    if (tree instanceof String text) {
      return secrets.isIn(text) ? masked() : NODES.textNode(text);
    }
    if (tree instanceof Instant instant) {
      return NODES.objectNode().put(TIME, instant.toString());
    }
    if (tree instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (tree instanceof Number && secrets.isIn(tree.toString())) {
      return masked();
    }
    if (tree instanceof Long number) {
      return NODES.numberNode(number.longValue());
    }
    if (tree instanceof BigInteger number) {
      return NODES.numberNode(number);
    }
    if (tree instanceof BigDecimal number) {
      return NODES.numberNode(number);
    }
    return masked();
  }

  private static ObjectNode masked() {
    return NODES.objectNode().put(MASKED, true);
  }

  /**
   * Returns the tree that the JSON stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  static Object read(JsonNode node) {
    if (node.isObject()) {
      return readObject((ObjectNode) node);
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(read(item)));
      return list;
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    throw new IllegalArgumentException("unexpected " + node.getNodeType());
  }

  private static Object readObject(ObjectNode object) {
    if (object.size() == 1 && object.has(MASKED)) {
      return Data.MASKED;
    }
    if (object.size() == 1 && object.has(TIME)) {
      return time(object, TIME);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            member ->
                map.put(
                    member.getKey().startsWith("$$")
                        ? member.getKey().substring(1)
                        : member.getKey(),
                    read(member.getValue())));
    return map;
  }

  static Instant time(JsonNode object, String name) {
    try {
      return Instant.parse(object.path(name).asText());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + " is no time: '" + object.path(name).asText() + "'", e);
    }
  }
}
