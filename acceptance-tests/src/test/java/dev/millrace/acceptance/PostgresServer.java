package dev.millrace.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the test's own, in a temporary folder, on a free port of the loopback
 * interface. It does not run as root: a test that does starts it as the user postgres.
 */
final class PostgresServer implements AutoCloseable {

  static final String USER = "millrace";
  static final String PASSWORD = "moss-and-water";

  /** Where Debian's packages put the programs of each version. */
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path folder;
  private final int port;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Starts a server; the test is skipped if PostgreSQL is not installed. */
  static PostgresServer start() throws IOException, InterruptedException {
    Path programs = programs();
    Path folder = Files.createTempDirectory("millrace-postgres");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var server = new PostgresServer(programs, folder, port);
    server.call(
        "initdb", "-D", server.data(), "-U", USER, "-A", "scram-sha-256", "--pwfile=" + password);
    server.control("start");
    return server;
  }

  private static Path programs() throws IOException {
    assumeTrue(Files.isDirectory(VERSIONS), "PostgreSQL is not installed in " + VERSIONS);
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      Path newest = versions.map(version -> version.resolve("bin")).max(Path::compareTo).get();
      assumeTrue(Files.isExecutable(newest.resolve("initdb")), "PostgreSQL has no server here");
      return newest;
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Restarts the server; its clients lose their connections, and whatever they do not commit. */
  void restart(String mode) throws IOException, InterruptedException {
    control("restart", "-m", mode);
  }

  /** Runs a statement and returns its result. */
  String query(String sql) throws IOException, InterruptedException {
    return call(
        "psql", "-h", "127.0.0.1", "-p", "" + port, "-U", USER, "-d", "postgres", "-Atc", sql);
  }

  private void control(String... action) throws IOException, InterruptedException {
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s".formatted(port, folder);
    List<String> arguments =
        new ArrayList<>(
            List.of("-D", data(), "-w", "-l", folder.resolve("log").toString(), "-o", options));
    arguments.addAll(List.of(action));
    call("pg_ctl", arguments.toArray(String[]::new));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private String call(String program, String... arguments)
      throws IOException, InterruptedException {
    return run(programs.resolve(program).toString(), arguments);
  }

  private String run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(program);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("PGPASSWORD", PASSWORD);
    Program.Ended ended = Program.start(builder).await();
    if (ended.exitCode() != 0) {
      throw new IOException(program + " failed: " + ended.out() + ended.err());
    }
    return ended.out().strip();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    control("stop", "-m", "immediate");
    run("rm", "-r", data(), folder.resolve("log").toString());
    Files.delete(folder.resolve("password"));
    Files.delete(folder);
  }
}
