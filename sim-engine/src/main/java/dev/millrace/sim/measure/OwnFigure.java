package dev.millrace.sim.measure;

/**
 * A figure that the components of a group reported of themselves, added up over its workers.
 *
 * @param group the group's name
 * @param name the figure's name, unique within the group
 * @param unit what is counted, in the plural
 * @param meaning one line, which continues the unit
 * @param units the units that there are, whose use is averaged over time; 0 for a count
 * @param amount the time that units were in use, in nanoseconds, or the count
 */
public record OwnFigure(
    String group, String name, String unit, String meaning, long units, double amount) {

  /** Returns whether it is a count, not an average over time. */
  public boolean isCount() {
    return units == 0;
  }

  /** Returns the same figure with another amount added. */
  OwnFigure plus(OwnFigure other) {
    return new OwnFigure(group, name, unit, meaning, units, amount + other.amount);
  }

  /** Returns whether it is the same figure of the same group, whatever its amount. */
  public boolean isSameAs(OwnFigure other) {
    return key().equals(other.key());
  }

  /** Returns the key under which figures are added up. */
  String key() {
    return group + '/' + name;
  }
}
