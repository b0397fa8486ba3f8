package dev.millrace.sim.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import dev.millrace.api.Range;
import dev.millrace.api.Secret;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBinderTest {

  private final Problems problems = new Problems();

  private record Point(int x, int y) {}

  private record Shapes(List<Point> points, @Nullable List<Duration> times) {}

  sealed interface Way permits Way.Fast, SlowWay {
    record Fast() implements Way {}
  }

  record SlowWay(@Nullable Boolean very) implements Way {}

  private record Journey(Way way) {}

  private record Unreadable(Map<String, String> words) {}

  @SuppressWarnings("UnusedMethod") // the binder calls its constructor
  private record Failing(int size) {
    Failing {
      if (size == 3) {
        throw new IllegalStateException("a mistake of its own");
      }
    }
  }

  private record Limited(@Range(above = 0, max = 0.5) double share, @Range(max = 9) long most) {}

  private record Patient(@Named("wait") int waits) {}

  private record Account(Secret password) {}

  private enum NoComponents implements Components {
    NONE;

    @Override
    public Optional<PluginBinding> find(Kind kind, String type) {
      return Optional.empty();
    }

    @Override
    public List<String> types(Kind kind) {
      return List.of();
    }

    @Override
    public ConfigObject defaults(PluginBinding component) {
      return ConfigFactory.empty().root();
    }
  }

  @Test
  void blocksInAList_areBound() {
    assertThat(bind(Shapes.class, "points = [{ x = 1, y = 2 }, { x = 3, y = 4 }], times = [1s, 0]"))
        .isEqualTo(
            new Shapes(
                List.of(new Point(1, 2), new Point(3, 4)),
                List.of(Duration.ofSeconds(1), Duration.ZERO)));
    assertThat(said()).isEmpty();
  }

  @Test
  void mistakesInAList_haveAnIndex() {
    assertThat(bind(Shapes.class, "points = [{ x = 1 }, 5, { x = a, y = 1 }]")).isNull();
    assertThat(said())
        .containsExactly(
            "text:1: it.points[0].y: missing; required: a whole number",
            "text:1: it.points[1]: found 5; allowed: a block with x, y",
            "text:1: it.points[2].x: found \"a\"; allowed: a whole number");
  }

  @Test
  void sealedInterface_namesItsRecordsWithoutSuffix() {
    assertThat(bind(Journey.class, "way { type = slow }"))
        .isEqualTo(new Journey(new SlowWay(null)));
    assertThat(bind(Journey.class, "way { type = slow, very = yes }"))
        .isEqualTo(new Journey(new SlowWay(true)));
    assertThat(bind(Journey.class, "way.type = fast")).isEqualTo(new Journey(new Way.Fast()));
    assertThat(said()).isEmpty();
  }

  @Test
  void ranges_areChecked() {
    assertThat(bind(Limited.class, "share = 0, most = 10")).isNull();
    assertThat(said())
        .containsExactly(
            "text:1: it.share: found 0; allowed: a number above 0 and at most 0.5",
            "text:1: it.most: found 10; allowed: a whole number of at most 9");
    assertThat(bind(Limited.class, "share = 0.5, most = 9")).isEqualTo(new Limited(0.5, 9));
  }

  @Test
  void namedSetting_hasThatKey() {
    assertThat(bind(Patient.class, "wait = 3")).isEqualTo(new Patient(3));
    assertThat(bind(Patient.class, "waits = 3")).isNull();
    assertThat(said())
        .containsExactly(
            "text:1: it.wait: missing; required: a whole number",
            "text:1: it.waits: unknown key; allowed: wait; did you mean 'wait'?");
  }

  @Test
  void secret_isHiddenInTheResolvedBlock() {
    ConfigObject block = ConfigFactory.parseString("password = pear").root();
    RecordBinder binder = RecordBinder.of(NoComponents.NONE, problems, new ReadingCalls());

    assertThat(binder.bind(Account.class, block, "it", Set.of()))
        .isEqualTo(new Account(new Secret("pear")))
        .hasToString("Account[password=(hidden)]");
    assertThat(binder.resolved(block).toConfig().getString("password")).isEqualTo("(hidden)");
  }

  @Test
  void secret_thatIsNoText_isRefusedAndNotShown() {
    assertThat(bind(Account.class, "password = [pear]")).isNull();
    assertThat(said())
        .containsExactly(
            "text:1: it.password: not a text; allowed: a text, best from the environment: ${?NAME}");
  }

  @Test
  void secret_thatWasHidden_isRefused() {
    assertThat(bind(Account.class, "password = \"(hidden)\"")).isNull();
    assertThat(said())
        .containsExactly(
            "text:1: it.password: hidden in this text, which Millrace wrote;"
                + " allowed: --set it.password=…, or a text, best from the environment: ${?NAME}");
  }

  @Test
  void unsupportedType_isAProblemOfThePlugin() {
    assertThat(bind(Unreadable.class, "words { a = b }")).isNull();
    assertThat(said())
        .containsExactly(
            "text:1: it: the plug-in's settings "
                + Unreadable.class.getName()
                + " cannot be read: settings cannot be of type"
                + " java.util.Map<java.lang.String, java.lang.String>");
  }

  @Test
  void failingRecord_isAProblemOfThePlugin() {
    assertThat(bind(Failing.class, "size = 3")).isNull();
    assertThat(said())
        .containsExactly(
            "text:1: it: the plug-in's settings "
                + Failing.class.getName()
                + " cannot be read: java.lang.IllegalStateException: a mistake of its own");
  }

  @Test
  void checkingBinder_allowsMissingKeys() {
    RecordBinder checking = RecordBinder.checking(NoComponents.NONE, problems);

    assertThat(checking.bind(Point.class, block("x = 1"), "it", Set.of())).isNull();
    assertThat(said()).isEmpty();
    assertThat(checking.bind(Point.class, block("x = a, z = 1"), "it", Set.of())).isNull();
    assertThat(said()).hasSize(2);
  }

  private <R extends Record> @Nullable R bind(Class<R> type, String text) {
    return RecordBinder.of(NoComponents.NONE, problems, new ReadingCalls())
        .bind(type, block(text), "it", Set.of());
  }

  private static ConfigObject block(String text) {
    return ConfigFactory.parseString(
            text, ConfigParseOptions.defaults().setOriginDescription("text"))
        .root();
  }

  private List<String> said() {
    return problems.all().stream().map(Problem::toString).toList();
  }
}
