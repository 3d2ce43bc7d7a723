package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// How many trivial tool calls a second are answered to 16 callers, beside a server of the
/// protocol's TypeScript SDK that offers the same tool; the same client, in turns. Prints calls a
/// second and their ratio.
class ThroughputBenchmarks {

  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final String AT_ONCE = "16";
  private static final String WARM_UP = Integer.getInteger("warmup", 40_000).toString();
  private static final String MEASURED = "16000";
  private static final Pattern FOUND = Pattern.compile("calls a second: (\\d+)");

  @Test
  void over_http() throws Exception {
    NodePackages packages = packages();
    Process other = echoServer(packages);
    try (var studio = new ToyStudio()) {
      String otherPort = portOf(other);
      List<Integer> own = new ArrayList<>();
      List<Integer> others = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        own.add(load(packages, "http", Integer.toString(studio.port()), "alice"));
        others.add(load(packages, "http", otherPort, "alice"));
      }
      report("Streamable HTTP", own, others);
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void over_stdio() throws Exception {
    NodePackages packages = packages();
    List<Integer> own = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      own.add(
          load(
              packages,
              "stdio",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              ToyStdio.class.getName()));
      others.add(load(packages, "stdio", packages.node(), script("echo-server.mjs"), "stdio"));
    }
    report("stdio", own, others);
  }

  private static NodePackages packages() throws Exception {
    return NodePackages.installed("typescript-sdk-1.32.2", "@modelcontextprotocol/sdk@1.32.2");
  }

  private static Process echoServer(NodePackages packages) throws Exception {
    var builder = new ProcessBuilder(packages.node(), script("echo-server.mjs"), "http");
    builder.environment().put("NODE_CLIENTS", packages.folder().toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String portOf(Process server) throws Exception {
    BufferedReader out = server.inputReader();
    String line = out.readLine();
    assertThat(line).startsWith("listens on ");
    return line.substring("listens on ".length());
  }

  private static int load(NodePackages packages, String... target) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "NODE_CLIENTS=" + packages.folder(),
                packages.node(),
                script("load.mjs"),
                AT_ONCE,
                WARM_UP,
                MEASURED));
    command.addAll(List.of(target));
    var run = NodePackages.run(Path.of("").toAbsolutePath(), 300, command);
    Matcher found = FOUND.matcher(run.output());
    assertThat(found.find()).as(run.output()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static String script(String name) {
    return Path.of("src/bench/clients", name).toAbsolutePath().toString();
  }

  private static void report(String door, List<Integer> own, List<Integer> others) {
    System.out.printf(
        Locale.ROOT,
        "%s, 16 callers: ours %s calls a second, TypeScript SDK %s: ratio %.2f (aim: at least 2;"
            + " load %.1f)%n",
        door,
        own,
        others,
        (double) median(own) / median(others),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static int median(List<Integer> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
