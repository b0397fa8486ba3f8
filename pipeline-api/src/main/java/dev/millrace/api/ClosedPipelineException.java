package dev.millrace.api;

/** Thrown by a put into a pipeline that is closed; the message was not accepted. */
public final class ClosedPipelineException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public ClosedPipelineException() {
    super("the pipeline is closed");
  }
}
