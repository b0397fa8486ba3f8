package dev.millrace.sim.binding;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration library's complaints about a text, as problems. */
public final class HoconMistake {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??(.+?)}");

  private static final Pattern ADVICE =
      Pattern.compile("( \\(if you |, you probably ).*", Pattern.DOTALL);

  private HoconMistake() {}

  /**
   * The problem behind an exception of the library.
   *
   * @param file the place to name when the exception does not tell
   */
  public static Problem of(ConfigException e, String file) {
    ConfigOrigin origin = e.origin();
    return new Problem(origin == null ? file : Origins.where(origin), "", words(e));
  }

  /** The path inside the first substitution that an exception names. */
  public static String substitution(ConfigException.UnresolvedSubstitution e) {
    Matcher substitution = SUBSTITUTION.matcher(String.valueOf(e.getMessage()));
    return substitution.find() ? substitution.group(1) : "";
  }

  private static String words(ConfigException e) {
    if (e instanceof ConfigException.UnresolvedSubstitution unresolved) {
      String name = "the substitution ${" + substitution(unresolved) + "}";
      return String.valueOf(e.getMessage()).contains("cycle")
          ? name + " leads back to itself"
          : name + " names nothing that is set";
    }
    if (e instanceof ConfigException.WrongType) {
      return String.valueOf(e.getMessage()).contains("concatenate")
          ? "no valid HOCON: a block, a list and a plain value cannot be joined"
          : "no valid HOCON: a file holds keys with values, not a list";
    }
    return "no valid HOCON: " + detail(e);
  }

  /** The library's message without the place and without its advice on other file formats. */
  private static String detail(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    ConfigOrigin origin = e.origin();
    String place = origin == null ? "" : origin.description() + ": ";
    String detail = message.startsWith(place) ? message.substring(place.length()) : message;
    String brief = ADVICE.matcher(detail).replaceFirst("");
    if (brief.endsWith("')' here, not: end of file")) {
      // The library asks for a parenthesis after a nested block too, where a brace is missing, and
      // nothing in its message tells the two apart.
      return "the file ends within a block or an include(...); expecting close brace } or"
          + " parenthesis )";
    }
    return brief.isEmpty() ? brief : Character.toLowerCase(brief.charAt(0)) + brief.substring(1);
  }
}
