package dev.millrace.sim.scenario;

import dev.millrace.api.DurationDistribution;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Expiry;
import dev.millrace.sim.engine.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * A group of identical producers, whose workers are named {@code name-1} to {@code name-count}.
 *
 * @param name the group's name, unique within the scenario
 * @param producer the component of each worker
 * @param count the number of workers; at least 1
 * @param arrivals the schedule after a wait
 * @param deadline the longest time from due to taken, after which a message is dropped; null for no
 *     limit
 * @param expiry the moment at which expired messages are dropped
 * @param limit the limit of its puts, all workers together
 * @param log whether each message is logged
 */
public record ProducerGroup(
    String name,
    Choice producer,
    int count,
    Arrivals arrivals,
    @Nullable DurationDistribution deadline,
    Expiry expiry,
    RateLimit limit,
    boolean log) {}
