package dev.millrace.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes the mistakes of people, and worse ones, in the texts of scenarios. */
final class ScenarioMutator {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d[\\w.]*");
  private static final Pattern VALUE = Pattern.compile("(?<=[=:] ?)[^\\s,{}\\[\\]=]+");
  private static final Pattern STRING = Pattern.compile("\"[^\"\n]*\"");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "0.5",
          "1e400",
          "-1e400",
          "1e-320",
          "NaN",
          "0x10",
          "007",
          "1_000",
          "5%",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999",
          "1 sec",
          "1ms",
          "300 years",
          "10000 d",
          "-5s",
          "1e9999999s",
          "\u0663");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "\"\"",
          "\"a\\nb\"",
          "\"\\u001b[31m\\u202e\"",
          "${}",
          "${x.y}",
          "${?HOME}",
          "${producers}",
          "${pipeline.type}",
          "{ type = exponential }",
          "[1, two, { three = 3 }]",
          "exponential",
          "\"\"\"a\n b\"\"\"",
          "a b c",
          "{ \"\\n\" = 1 }");

  private static final List<String> INSERTED =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\"\"\"",
          ",",
          ",,",
          "=",
          ":",
          "+=",
          "#",
          "//",
          "${",
          "}",
          "\\",
          "\n",
          "\r",
          "\t",
          "\0",
          "\u001b[2J",
          "\u202e",
          "\u2028",
          "\ud800",
          ".",
          "..",
          "(",
          ")",
          "include \"x\"",
          "include required(\"x\")",
          "include file(\"/\")",
          "\ufeff",
          "\n} {\n");

  private final SplittableRandom random;
  private final List<String> words;

  /**
   * Creates a mutator.
   *
   * @param texts the texts whose words it uses
   */
  ScenarioMutator(long seed, List<String> texts) {
    random = new SplittableRandom(seed);
    words =
        texts.stream()
            .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
            .distinct()
            .sorted()
            .toList();
  }

  /** Returns a text with one to four mutations. */
  String mutate(String text) {
    String mutant = text;
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutant = mutateOnce(mutant);
    }
    return mutant;
  }

  private String mutateOnce(String text) {
    return switch (random.nextInt(13)) {
      case 0, 1 -> replace(text, WORD, pick(words));
      case 2 -> replace(text, NUMBER, pick(NUMBERS));
      case 3, 4 -> replace(text, VALUE, pick(VALUES));
      case 5 -> replace(text, STRING, pick(VALUES));
      case 6, 7 -> insert(text, pick(INSERTED));
      case 8 -> lines(text, true);
      case 9 -> lines(text, false);
      case 10 -> delete(text, 1);
      case 11 -> delete(text, 1 + random.nextInt(40));
      default -> nested(text);
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String replace(String text, Pattern pattern, String by) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text + by;
    }
    MatchResult one = pick(found);
    return text.substring(0, one.start()) + by + text.substring(one.end());
  }

  private String insert(String text, String inserted) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + inserted + text.substring(at);
  }

  private String delete(String text, int length) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + text.substring(Math.min(text.length(), at + length));
  }

  /** Copies or moves a line. */
  private String lines(String text, boolean copy) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int from = random.nextInt(lines.size());
    String line = copy ? lines.get(from) : lines.remove(from);
    lines.add(random.nextInt(lines.size() + 1), line);
    return String.join("\n", lines);
  }

  /** Puts a value into many blocks or lists. */
  private String nested(String text) {
    int depth = 1 + random.nextInt(60);
    return random.nextBoolean()
        ? replace(text, VALUE, "[".repeat(depth) + "]".repeat(depth))
        : replace(text, VALUE, "{ a = ".repeat(depth) + "1" + " }".repeat(depth));
  }
}
