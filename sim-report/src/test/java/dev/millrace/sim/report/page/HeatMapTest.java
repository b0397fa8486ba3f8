package dev.millrace.sim.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.report.page.HeatMap.Cell;
import dev.millrace.sim.report.page.HeatMap.Sides;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  private static final Sides SIDES = new Sides("c", List.of("1", "2"), "r", List.of("a", "b"));

  private static String draw(@Nullable Cell[][] cells) {
    return HeatMap.of("map", SIDES, cells, new HeatMap.Colours(0, 8, v -> v), v -> "v" + (int) v)
        .render();
  }

  @Test
  void largestValue_hasTheStrongestColour() {
    String svg = draw(new Cell[][] {{new Cell(0, false), new Cell(8, false)}, {null, null}});

    assertThat(svg).contains("fill-opacity=\"0.000\"").contains("fill-opacity=\"0.600\"");
  }

  @Test
  void oneCellThatMeetsAll_isWithinABorderOfFourSides() {
    String svg = draw(new Cell[][] {{new Cell(0, true), new Cell(8, false)}, {null, null}});

    assertThat(svg.replaceAll("(?s).*class=\"border\" d=\"([^\"]*)\".*", "$1").split("M"))
        .hasSize(1 + 4);
  }

  @Test
  void neighboursThatMeetAll_haveNoBorderBetweenThem() {
    String svg = draw(new Cell[][] {{new Cell(0, true), new Cell(8, true)}, {null, null}});

    assertThat(svg.replaceAll("(?s).*class=\"border\" d=\"([^\"]*)\".*", "$1").split("M"))
        .hasSize(1 + 6);
  }

  @Test
  void noCellThatMeetsAll_noBorder() {
    String svg = draw(new Cell[][] {{new Cell(0, false), null}, {null, null}});

    assertThat(svg).doesNotContain("class=\"border\"");
  }
}
