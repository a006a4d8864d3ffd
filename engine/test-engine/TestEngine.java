import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Another line's engine in memory, for the contract suite: the same lines of JSON as SunlitBroker, on standard output
 * {@code {"event":"ready","port":N}}, on standard input {@code {"advanceMs":N}} answered by {@code {"ok":true}}. It
 * ends when standard input ends. Nothing survives it.
 */
public final class TestEngine {
  public static void main(String[] arguments) throws Exception {
    // Whatever libraries print must not be taken for our own lines.
    PrintStream test = System.out;
    System.setOut(System.err);
    ZeebeTestEngine engine = EngineFactory.create(Integer.parseInt(arguments[0]));
    engine.start();
    String address = engine.getGatewayAddress();
    test.println("{\"event\":\"ready\",\"port\":" + address.substring(address.lastIndexOf(':') + 1) + "}");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      engine.increaseTime(Duration.ofMillis(Long.parseLong(line.replaceAll("\\D", ""))));
      test.println("{\"ok\":true}");
    }
    System.exit(0);
  }
}
