package dev.millrace.sim.study.size;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cost of a cell as a formula of its keys: numbers, keys, {@code + - * /} and parentheses, such
 * as {@code consumers.database.count*10 + pipeline.capacity*0.001}. A hyphen within a key belongs
 * to the key, so a subtraction takes blanks around its sign.
 */
final class CostFunction {

  /** The value of the formula, given the numbers at keys. */
  @FunctionalInterface
  private interface Term {
    double value(ToDoubleFunction<String> numbers);
  }

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z_][\\w-]*(?:\\.[\\w-]+)*|[-+*/()])");
  private static final String ALLOWED =
      "; allowed: numbers, keys, + - * / and parentheses, such as"
          + " 'consumers.database.count*10 + pipeline.capacity*0.001'";

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private int next;

  private CostFunction(String text) {
    this.text = text;
  }

  /** A formula that was read, and the keys in it. */
  record Formula(
      String text, List<String> keys, ToDoubleFunction<ToDoubleFunction<String>> value) {}

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  static Formula parse(String text) {
    CostFunction reader = new CostFunction(text);
    reader.tokenize();
    Term term = reader.sum();
    if (reader.next < reader.tokens.size()) {
      throw reader.refusal(reader.tokens.get(reader.next));
    }
    return new Formula(text, List.copyOf(reader.keys), term::value);
  }

  private void tokenize() {
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    while (at < text.stripTrailing().length()) {
      if (!token.find(at) || token.start() != at) {
        throw refusal(text.substring(at).strip());
      }
      tokens.add(token.group(1));
      at = token.end();
    }
  }

  private IllegalArgumentException refusal(String found) {
    return new IllegalArgumentException("'%s' in '%s'%s".formatted(found, text, ALLOWED));
  }

  private Term sum() {
    Term left = product();
    while (isNext("+", "-")) {
      boolean plus = take().equals("+");
      Term a = left;
      Term b = product();
      left =
          numbers ->
              plus ? a.value(numbers) + b.value(numbers) : a.value(numbers) - b.value(numbers);
    }
    return left;
  }

  private Term product() {
    Term left = factor();
    while (isNext("*", "/")) {
      boolean times = take().equals("*");
      Term a = left;
      Term b = factor();
      left =
          numbers ->
              times ? a.value(numbers) * b.value(numbers) : a.value(numbers) / b.value(numbers);
    }
    return left;
  }

  private Term factor() {
    String token = take();
    if (token.equals("(")) {
      Term inner = sum();
      if (!take().equals(")")) {
        throw refusal("(");
      }
      return inner;
    }
    if (token.equals("-")) {
      Term inner = factor();
      return numbers -> -inner.value(numbers);
    }
    if (Character.isDigit(token.charAt(0))) {
      double number = Double.parseDouble(token);
      return numbers -> number;
    }
    if (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_') {
      keys.add(token);
      return numbers -> numbers.applyAsDouble(token);
    }
    throw refusal(token);
  }

  private boolean isNext(String one, String other) {
    return next < tokens.size() && (tokens.get(next).equals(one) || tokens.get(next).equals(other));
  }

  private String take() {
    if (next == tokens.size()) {
      throw new IllegalArgumentException("'%s' ends early%s".formatted(text, ALLOWED));
    }
    return tokens.get(next++);
  }
}
