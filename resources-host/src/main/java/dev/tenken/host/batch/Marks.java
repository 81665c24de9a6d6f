package dev.tenken.host.batch;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Words that no output of a host can hold by chance: they tell the batch's own lines apart.
 *
 * @param frames begins every line of the batch
 * @param answers begins every line of a probe's answer
 * @param prompt is sudo's prompt for the password
 */
record Marks(String frames, String answers, String prompt) {
  static Marks random() {
    SecureRandom random = new SecureRandom();
    return new Marks(word(random), word(random), word(random));
  }

  private static String word(SecureRandom random) {
    return "tk" + new BigInteger(80, random).toString(36);
  }
}
