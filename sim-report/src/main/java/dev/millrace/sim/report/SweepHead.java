package dev.millrace.sim.report;

import dev.millrace.sim.study.sweep.CheckedGrid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The description of a sweep, by which its folders are recognised.
 *
 * @param schema the name and version of the folder's format
 * @param version the version of Millrace
 * @param scenario the file, as the user named it
 * @param axes the varied keys with their values
 * @param cells the number of valid cells, those of other shards included
 * @param shard the part whose cells are run
 * @param identity a digest of the scenario and the axes
 */
public record SweepHead(
    String schema,
    String version,
    String scenario,
    List<Axis> axes,
    int cells,
    String shard,
    String identity) {

  private static final String SCHEMA = "millrace-sweep-folder/1";

  /** A varied key with its values as they are written. */
  public record Axis(String key, List<String> values) {}

  /** Returns the head of a part of a sweep. */
  public static SweepHead of(CheckedGrid checked, Shard shard) {
    List<Axis> axes =
        checked.grid().axes().stream().map(axis -> new Axis(axis.key(), axis.values())).toList();
    var first = checked.grid().scenario(checked.cells().get(0));
    String version = Version.ofThisProgram().version();
    return new SweepHead(
        SCHEMA,
        version,
        first.source(),
        axes,
        checked.cells().size(),
        shard.toString(),
        digest(version + axes + checked.cells().size() + first.toHocon()));
  }

  /** Returns the head of the whole sweep. */
  public SweepHead whole() {
    return new SweepHead(schema, version, scenario, axes, cells, Shard.WHOLE.toString(), identity);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
