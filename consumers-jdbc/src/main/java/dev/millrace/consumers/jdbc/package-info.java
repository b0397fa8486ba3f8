/** The consumer that writes to a database by JDBC. */
@NullMarked
package dev.millrace.consumers.jdbc;

import org.jspecify.annotations.NullMarked;
