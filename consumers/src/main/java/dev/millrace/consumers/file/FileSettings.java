package dev.millrace.consumers.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link FileConsumer}.
 *
 * @param file the file, without the suffixes of workers, rotation and gzip
 * @param format how a message is written
 * @param eachWorker whether each worker has a file of its own
 * @param gzip whether the file is compressed
 * @param maxSize the size from which on the next file is begun; null for a single file
 * @param fsync when what was written is forced to the disk
 * @param replace whether files of an earlier run are replaced
 */
public record FileSettings(
    Path file,
    RecordFormat format,
    boolean eachWorker,
    boolean gzip,
    @Nullable FileSize maxSize,
    Fsync fsync,
    boolean replace) {}
