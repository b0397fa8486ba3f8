import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * Writes an hour of bursty arrivals as CSV: bursts at exponential gaps, their sizes geometric with a
 * few very large ones, the messages of a burst a few milliseconds apart.
 *
 * <p>{@code java conf/traces/MakeTrace.java | gzip -n9 > conf/traces/hour.csv.gz}
 */
final class MakeTrace {

  private static final double BURSTS_A_SECOND = 0.15;
  private static final double SMALL_BURST = 8;
  private static final double LARGE_BURST = 150;
  private static final double SHARE_OF_LARGE = 0.09;
  private static final double GAP_IN_BURST = 0.02;

  public static void main(String[] arguments) {
    var random = new Random(20260101);
    var start = LocalDateTime.of(2026, 1, 1, 9, 0);
    var pattern = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");
    var out = new StringBuilder("time,bytes\n");
    double now = 0;
    while (true) {
      now += exponential(random, 1 / BURSTS_A_SECOND);
      double mean = random.nextDouble() < SHARE_OF_LARGE ? LARGE_BURST : SMALL_BURST;
      int size = 1 + (int) exponential(random, mean);
      for (int i = 0; i < size; i++) {
        if (now >= 3600) {
          System.out.print(out);
          return;
        }
        long ticks = (long) (now * 1e7);
        out.append(pattern.format(start.plusNanos(ticks * 100)))
            .append(',')
            .append(100 + random.nextInt(4000))
            .append('\n');
        now += exponential(random, GAP_IN_BURST);
      }
    }
  }

  private static double exponential(Random random, double mean) {
    return -StrictMath.log(1 - random.nextDouble()) * mean;
  }
}
