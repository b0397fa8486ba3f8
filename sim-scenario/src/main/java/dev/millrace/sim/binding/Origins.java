package dev.millrace.sim.binding;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The places that values come from, read out of the configuration library's origins. */
public final class Origins {

  /** How the origin of a value that was set on the command line begins. */
  public static final String COMMAND_LINE = "--";

  private static final String MERGE = "merge of ";
  private static final Pattern PLACE =
      Pattern.compile("(.+?): (\\d+)(?:-\\d+)?(?:,|$)", Pattern.DOTALL);

  private Origins() {}

  /**
   * The place in short: {@code file:line}, or {@code --set key=value}. Of a block that was put
   * together from several places, the first that is in a file.
   */
  public static String where(ConfigOrigin origin) {
    List<MatchResult> places = places(origin);
    if (places.isEmpty()) {
      return origin.description();
    }
    MatchResult place = firstInFile(places).orElse(places.get(0));
    return isCommandLine(place)
        ? place.group(1)
        : place.group(1).replaceFirst("^\\./", "") + ":" + place.group(2);
  }

  /** The folder of the file that a value stands in; empty, the working directory, if in none. */
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
    return places.stream().filter(place -> !isCommandLine(place)).findFirst();
  }

  private static boolean isCommandLine(MatchResult place) {
    return place.group(1).startsWith(COMMAND_LINE);
  }
}
