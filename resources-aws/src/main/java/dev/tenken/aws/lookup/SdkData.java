package dev.tenken.aws.lookup;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Data;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Turns any object of the SDK into plain data, by the SDK's own description of its members. */
final class SdkData {
  /**
   * The last words of members that hold a secret. Whole words only: a {@code client_token} or
   * {@code http_tokens} is none.
   */
  private static final Set<String> SECRETS =
      Set.of(
          "password",
          "passphrase",
          "private_key",
          "pre_shared_key",
          "key_material",
          "secret_access_key",
          "session_token",
          "auth_token",
          "secret_string",
          "secret_binary");

  private SdkData() {}

  /** Returns the object's members under their snake-case names; a member not set is left out. */
  static Data of(SdkPojo object) {
    return Data.of(members(object));
  }

  static List<Data> all(Iterable<? extends SdkPojo> objects) {
    List<Data> all = new java.util.ArrayList<>();
    objects.forEach(object -> all.add(of(object)));
    return List.copyOf(all);
  }

  private static Map<String, Object> members(SdkPojo object) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : object.sdkFields()) {
      Object value = plain(field.getValueOrDefault(object));
      if (value != null) {
        String name = Names.snake(field.memberName());
        members.put(name, isSecret(name) && value instanceof String ? Data.MASKED : value);
      }
    }
    return members;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
      return null;
    }
    if (value instanceof SdkPojo object) {
      return members(object);
    }
    if (value instanceof List<?> items) {
      return items.stream().map(SdkData::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, member) -> {
            Object plain = plain(member);
            if (plain != null) {
              copy.put(String.valueOf(key), plain);
            }
          });
      return copy;
    }
    return value instanceof SdkBytes bytes ? bytes.asUtf8String() : value;
  }

  private static boolean isSecret(String name) {
    return SECRETS.stream().anyMatch(secret -> name.equals(secret) || name.endsWith("_" + secret));
  }
}
