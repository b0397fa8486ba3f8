package dev.millrace.sim.study.size;

import java.util.Map;

/**
 * The values of a key that meet every requirement, all other keys fixed, where some requirements
 * are improved by its growth and others are worsened.
 *
 * @param key the key, such as {@code pipeline.capacity}
 * @param others the values of the other varied keys
 * @param least the least value
 * @param greatest about the greatest value
 * @param isLast whether no greater one was allowed
 */
public record Window(
    String key, Map<String, String> others, String least, String greatest, boolean isLast) {}
