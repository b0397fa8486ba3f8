package dev.millrace.producers.replay;

import java.util.List;

/**
 * A row of a CSV file.
 *
 * @param fields its fields, at least one
 * @param line the number of its first line, from 1
 */
record CsvRow(List<String> fields, long line) {}
