/** Discovers plug-ins and their manuals on the class path and in a folder of jars. */
@NullMarked
package dev.millrace.sim.plugins;

import org.jspecify.annotations.NullMarked;
