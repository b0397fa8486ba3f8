package dev.millrace.consumers.jdbc;

import dev.millrace.api.Message;
import java.util.List;

/** A write that failed. Has no cause, in which a password might be, and no stack trace. */
public final class WriteException extends Exception {

  private static final long serialVersionUID = 1L;

  WriteException(List<Message> batch, String why) {
    super(
        "write of %s%s failed: %s"
            .formatted(
                batch.get(0).id(),
                batch.size() == 1 ? "" : " and " + (batch.size() - 1) + " more",
                why),
        null,
        false,
        false);
  }
}
