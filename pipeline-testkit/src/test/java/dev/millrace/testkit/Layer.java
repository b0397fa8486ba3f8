package dev.millrace.testkit;

/** The layers of the kit, each recognised by a mark in the test name. */
enum Layer {
  EXAMPLE,
  UNDER_STRESS("UnderStress"),
  BY_LINCHECK("Explored"),
  BY_TRACED_STEPS("Traced");

  private final String mark;

  Layer() {
    this("");
  }

  Layer(String mark) {
    this.mark = mark;
  }

  static Layer ofTest(String name) {
    for (Layer layer : values()) {
      if (!layer.mark.isEmpty() && name.startsWith(layer.mark, "rule00".length())) {
        return layer;
      }
    }
    return EXAMPLE;
  }
}
