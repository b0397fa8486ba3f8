package dev.millrace.sim.study;

/**
 * The result of one of several stages. Its offered messages are those that the stage before
 * delivered, each due when that stage was done with it; its producers are the workers of that
 * stage.
 *
 * @param name the name of the stage
 * @param study its figures
 */
public record StageStudy(String name, StudyResult study) {}
