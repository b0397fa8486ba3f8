package dev.millrace.producers.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** The type of a file by its first bytes. */
enum FileType {
  GZIP("1f8b", "compressed with gzip"),
  ZSTD("28b52ffd", "compressed with zstd"),
  BZIP2("425a683.314159265359", "compressed with bzip2"),
  XZ("fd377a585a00", "compressed with xz"),
  LZ4("04224d18", "compressed with lz4"),
  SNAPPY("ff060000734e61507059", "compressed with snappy"),
  COMPRESS("1f9d", "compressed with compress"),
  LZIP("4c5a495001", "compressed with lzip"),
  ZIP("504b0304", "a zip archive"),
  SEVEN_ZIP("377abcaf271c", "a 7z archive"),
  PARQUET("50415231", "a Parquet file"),
  UTF_32("0000feff|fffe0000", "UTF-32 text"),
  UTF_16("feff|fffe", "UTF-16 text"),
  TEXT("", "text");

  private static final int MAX_BYTES = 16;

  private final String hexPattern;
  private final String words;

  FileType(String hex, String words) {
    this.hexPattern = "(?:%s).*".formatted(hex);
    this.words = words;
  }

  /** Returns the type of a file, of which nothing was read; the stream must support marks. */
  static FileType of(InputStream bytes) throws IOException {
    bytes.mark(MAX_BYTES);
    String start = HexFormat.of().formatHex(bytes.readNBytes(MAX_BYTES));
    bytes.reset();
    for (FileType type : values()) {
      if (start.matches(type.hexPattern)) {
        return type;
      }
    }
    return TEXT;
  }

  /** Returns whether the file can be read. */
  boolean isRead() {
    return this == GZIP || this == TEXT;
  }

  /** Returns the type as the end of a sentence. */
  String words() {
    return words;
  }
}
