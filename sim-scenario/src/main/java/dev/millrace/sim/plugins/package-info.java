/**
 * The plug-ins that are there: found on the class path and in a folder of jars, with their manuals.
 */
@NullMarked
package dev.millrace.sim.plugins;

import org.jspecify.annotations.NullMarked;
