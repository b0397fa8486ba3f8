package dev.millrace.sim.scenario;

/**
 * The place of hand-off that the scenario chose.
 *
 * @param pipeline the pipeline
 * @param overflow the policy for messages that find it full
 */
public record PipelineChoice(Choice pipeline, Choice overflow) {}
