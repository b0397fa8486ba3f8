package dev.millrace.sim.binding;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Readers of texts: booleans, strings, enum constants and classes with a parser of their own. */
final class Texts {

  private Texts() {}

  static ValueReader booleans() {
    String allowed = "true or false";
    return ScalarReader.ofText(
        allowed,
        text ->
            switch (text) {
              case "true", "yes", "on" -> true;
              case "false", "no", "off" -> false;
              default -> throw new Refusal(allowed);
            });
  }

  static ValueReader texts() {
    return ScalarReader.ofText("a text", text -> text);
  }

  static ValueReader constants(Class<?> enumeration) {
    Map<String, Object> constants =
        Arrays.stream(requireNonNull(enumeration.getEnumConstants()))
            .collect(
                toMap(
                    constant -> Names.kebabCase(((Enum<?>) constant).name()), Function.identity()));
    String allowed = Names.list(constants.keySet());
    return ScalarReader.ofText(
        allowed,
        text -> {
          Object constant = constants.get(text);
          if (constant == null) {
            throw new Refusal(allowed + Names.didYouMean(text, constants.keySet()));
          }
          return constant;
        });
  }

  /** Returns the {@code public static X parse(String)} of a class X, if it has one. */
  static Optional<Method> parser(Class<?> type) {
    try {
      Method parser = type.getMethod("parse", String.class);
      return Modifier.isStatic(parser.getModifiers()) && type.equals(parser.getReturnType())
          ? Optional.of(parser)
          : Optional.empty();
    } catch (NoSuchMethodException none) {
      return Optional.empty();
    }
  }

  /** Returns a reader that calls a class's own parser. */
  static ValueReader parsed(Method parser) {
    parser.setAccessible(true);
    return ScalarReader.ofText("a text", text -> parse(parser, text));
  }

  private static Object parse(Method parser, String text) throws Refusal {
    try {
      return requireNonNull(parser.invoke(null, text));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw Refusal.inWords(String.valueOf(refused.getMessage()));
      }
      throw new SettingsMistake(e.getCause());
    } catch (IllegalAccessException e) {
      throw new SettingsMistake(e);
    }
  }
}
