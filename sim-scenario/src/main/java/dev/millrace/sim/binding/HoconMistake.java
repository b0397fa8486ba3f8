package dev.millrace.sim.binding;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts exceptions of the configuration library to problems. */
public final class HoconMistake {

  /** The message for a text on which the library, which is recursive, runs out of stack. */
  public static final String TOO_DEEP =
      "blocks or lists are nested too deep to be read; allowed: up to some hundred levels";

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??(.+?)}");

  private static final Pattern ADVICE =
      Pattern.compile("( \\(if you |, you probably ).*", Pattern.DOTALL);

  private HoconMistake() {}

  /**
   * Returns the problem behind an exception.
   *
   * @param file the place of the problem if the exception has none
   */
  public static Problem of(ConfigException e, String file) {
    ConfigOrigin origin = e.origin();
    return new Problem(origin == null ? file : Origins.where(origin), "", words(e));
  }

  /** Returns the path of the first substitution that an exception names. */
  public static String substitution(ConfigException.UnresolvedSubstitution e) {
    Matcher substitution = SUBSTITUTION.matcher(String.valueOf(e.getMessage()));
    return substitution.find() ? substitution.group(1) : "";
  }

  private static String words(ConfigException e) {
    if (e instanceof ConfigException.UnresolvedSubstitution unresolved) {
      String name = "the substitution ${" + substitution(unresolved) + "}";
      return String.valueOf(e.getMessage()).contains("cycle")
          ? name + " refers to itself"
          : name + " is not set";
    }
    if (e instanceof ConfigException.WrongType) {
      return String.valueOf(e.getMessage()).contains("concatenate")
          ? "invalid HOCON: a block, a list and a plain value cannot be joined"
          : "invalid HOCON: a file holds keys with values, not a list";
    }
    return "invalid HOCON: " + detail(e);
  }

  /** Returns the library's message without the place and the advice on other file formats. */
  private static String detail(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    ConfigOrigin origin = e.origin();
    String place = origin == null ? "" : origin.description() + ": ";
    String detail = message.startsWith(place) ? message.substring(place.length()) : message;
    String brief = ADVICE.matcher(detail).replaceFirst("");
    if (brief.endsWith("')' here, not: end of file")) {
      // The library expects a parenthesis after a nested block too, although a brace is missing.
      return "the file ends within a block or an include(...); expecting close brace } or"
          + " parenthesis )";
    }
    return brief.isEmpty() ? brief : Character.toLowerCase(brief.charAt(0)) + brief.substring(1);
  }
}
