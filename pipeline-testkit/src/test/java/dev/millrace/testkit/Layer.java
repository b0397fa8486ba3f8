package dev.millrace.testkit;

/** How the kit looks at a pipeline; each of its tests says it in its name. */
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
