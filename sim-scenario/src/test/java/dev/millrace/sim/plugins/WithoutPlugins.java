package dev.millrace.sim.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/** The class path of the tests, but with none of the plug-ins that are on it. */
final class WithoutPlugins extends ClassLoader {

  WithoutPlugins() {
    super(WithoutPlugins.class.getClassLoader());
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith("META-INF/services/dev.millrace.") || name.equals("reference.conf")
        ? Collections.emptyEnumeration()
        : super.getResources(name);
  }
}
