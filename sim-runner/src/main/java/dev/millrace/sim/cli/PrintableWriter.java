package dev.millrace.sim.cli;

import dev.millrace.sim.engine.Printable;
import java.io.PrintWriter;

/** A writer through which all output of a command passes: escapes control characters. */
final class PrintableWriter extends PrintWriter {

  PrintableWriter(PrintWriter target) {
    super(target);
  }

  @Override
  public void write(int c) {
    write(String.valueOf((char) c));
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    write(String.valueOf(characters, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) {
    String printable = Printable.text(text.substring(offset, offset + length));
    super.write(printable, 0, printable.length());
  }
}
