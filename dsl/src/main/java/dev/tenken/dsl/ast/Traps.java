package dev.tenken.dsl.ast;

/** The texts for what Groovy reads otherwise than it is meant, each with the right spelling. */
final class Traps {
  private Traps() {}

  static String blockGoesElsewhere(String word, String argument) {
    return "the block goes to "
        + argument
        + ", not to "
        + word
        + ": write "
        + word
        + "("
        + argument
        + ") { … }";
  }

  static String noBlock(String word) {
    return word + " needs a block: " + word + (word.equals("it") ? "" : "(…)") + " { … }";
  }

  static String readsAsProperty(String right) {
    return "Groovy reads this as a property: write " + right;
  }

  static String chainedOnResult(String right) {
    return "this is called on the result of the assertion, not on the matcher: write " + right;
  }

  static String matcherOnly(String word, String right) {
    return word + " takes a matcher only: write " + right;
  }

  static String matcherAlone(String matcher) {
    return "a matcher alone asserts nothing: write should " + matcher;
  }

  static String emptyCheck() {
    return "the check is empty: it asserts nothing";
  }

  static String emptyBlock(String word) {
    return "the block of " + word + " is empty: it says nothing";
  }

  static String unknownWord(String word, String nearest) {
    return "there is no word '" + word + "'; did you mean '" + nearest + "'?";
  }

  static String parentheses(String word) {
    return "each word's arguments stand in parentheses: write " + word + " matcher('x').chain('y')";
  }

  static String symbol(String name, boolean isKey) {
    return "Groovy has no symbols: write " + (isKey ? name + ": …" : "'" + name + "'");
  }

  static String blockOfRuby() {
    return "blocks stand in braces: write { … } for do … end";
  }

  static String returnsNothing(String word) {
    return word + " returns nothing: it stands alone on its line";
  }

  static String outsideCheck(String word, String right) {
    return word + " belongs inside a check: write " + right;
  }

  static String expectAlone(String expect) {
    return "asserts nothing: write " + expect + ".to(matcher)";
  }

  static String assertThatAlone(String assertion) {
    return "asserts nothing: write " + assertion + ".isEqualTo(…) or another assertion of AssertJ";
  }

  static String implicitIt() {
    return "'it' is no value here: name the closure's parameter, as in { p -> … }";
  }

  static String keyword(String keyword, String right) {
    return "'" + keyword + "' is a keyword of Groovy: write " + right;
  }

  static String regexNeedsParentheses(String word) {
    return "Groovy reads / as a division: write " + word + "(/…/)";
  }
}
