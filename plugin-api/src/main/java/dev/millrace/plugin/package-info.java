/** How a plug-in registers its components, and what limits their settings. */
@NullMarked
package dev.millrace.plugin;

import org.jspecify.annotations.NullMarked;
