package dev.millrace.sim.binding;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the origins of the configuration library into places for messages. */
public final class Origins {

  /** The prefix of the origin of a value that was set on the command line. */
  public static final String COMMAND_LINE = "--";

  /** The prefix of the origin of a value that was set by a program. */
  public static final String IN_CODE = "with(";

  /** The prefix of the origin of a value that an axis of a sweep gives a key. */
  public static final String VARIED = "vary ";

  private static final String MERGE = "merge of ";
  private static final Pattern PLACE =
      Pattern.compile("(.+?): (\\d+)(?:-\\d+)?(?:,|$)", Pattern.DOTALL);

  private Origins() {}

  /**
   * Returns the place: {@code file:line} or {@code --set key=value}. For a block merged from
   * several places, returns the first that is in a file.
   */
  public static String where(ConfigOrigin origin) {
    List<MatchResult> places = places(origin);
    if (places.isEmpty()) {
      return origin.description();
    }
    MatchResult place = firstInFile(places).orElse(places.get(0));
    return isOverride(place)
        ? place.group(1)
        : place.group(1).replaceFirst("^\\./", "") + ":" + place.group(2);
  }

  /** Returns the folder of a value's file; empty, the working directory, without a file. */
  static Path folder(ConfigOrigin origin) {
    String file =
        origin.description().startsWith(MERGE)
            ? firstInFile(places(origin)).map(place -> place.group(1)).orElse(null)
            : origin.filename();
    @Nullable Path folder = file == null ? null : Path.of(file).getParent();
    return folder == null ? Path.of("") : folder;
  }

  private static List<MatchResult> places(ConfigOrigin origin) {
    String description = origin.description();
    String places =
        description.startsWith(MERGE) ? description.substring(MERGE.length()) : description;
    return PLACE.matcher(places).results().toList();
  }

  private static Optional<MatchResult> firstInFile(List<MatchResult> places) {
    return places.stream().filter(place -> !isOverride(place)).findFirst();
  }

  /** Returns whether a value was set from outside the text. */
  static boolean isOverride(ConfigOrigin origin) {
    return isOverride(origin.description());
  }

  /** Returns whether a value belongs to one cell of a sweep. */
  static boolean isVaried(ConfigOrigin origin) {
    return isPlaceOfCell(origin.description());
  }

  /** Returns whether a place is that of a value that belongs to one cell of a sweep. */
  public static boolean isPlaceOfCell(String place) {
    return place.startsWith(VARIED) || place.startsWith(COMMAND_LINE + VARIED);
  }

  private static boolean isOverride(MatchResult place) {
    return isOverride(place.group(1));
  }

  private static boolean isOverride(String place) {
    return place.startsWith(COMMAND_LINE) || place.startsWith(IN_CODE) || isPlaceOfCell(place);
  }
}
