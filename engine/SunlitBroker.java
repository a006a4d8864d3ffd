import io.camunda.zeebe.broker.Broker;
import io.camunda.zeebe.broker.SpringBrokerBridge;
import io.camunda.zeebe.broker.system.SystemContext;
import io.camunda.zeebe.broker.system.configuration.BrokerCfg;
import io.camunda.zeebe.util.sched.clock.ActorClock;
import io.camunda.zeebe.util.sched.clock.ControlledActorClock;
import io.camunda.zeebe.util.sched.clock.DefaultActorClock;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts one Zeebe broker with its embedded gateway and obeys the platform that started it.
 *
 * Arguments are {@code name=value}: data, host, gatewayPort, commandPort, internalPort, nodeId, clusterSize, partitions,
 * replicationFactor, contactPoints (comma-separated host:port), controllableClock (true/false), clockOffsetMs.
 *
 * Speaks lines on standard output: {@code ready}, {@code offset MS}. Understands lines on standard input:
 * {@code advance MS}. When standard input ends, the platform is gone, even by kill -9, and the broker closes itself.
 */
public final class SunlitBroker {
  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) throw new IllegalArgumentException("Not name=value: " + argument);
      options.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    boolean controllable = Boolean.parseBoolean(options.getOrDefault("controllableClock", "false"));
    long offset = Long.parseLong(options.getOrDefault("clockOffsetMs", "0"));
    if (offset != 0 && !controllable) throw new IllegalArgumentException("clockOffsetMs is refused without controllableClock=true");

    ActorClock clock = controllable ? new ControlledActorClock() : new DefaultActorClock();
    if (offset != 0) ((ControlledActorClock) clock).addTime(Duration.ofMillis(offset));

    Path data = Path.of(options.get("data"));
    Files.createDirectories(data);
    SystemContext context = new SystemContext(configuration(options), data.toString(), clock);
    context.getScheduler().start();
    Broker broker = new Broker(context, new SpringBrokerBridge());
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    broker.start().join();
    say("ready");
    obey(clock, offset);
    System.exit(0);
  }

  private static BrokerCfg configuration(Map<String, String> options) {
    BrokerCfg configuration = new BrokerCfg();
    String host = options.getOrDefault("host", "127.0.0.1");
    var network = configuration.getNetwork();
    network.setHost(host);
    network.setAdvertisedHost(host);
    network.getCommandApi().setPort(Integer.parseInt(options.get("commandPort")));
    network.getInternalApi().setPort(Integer.parseInt(options.get("internalPort")));
    var gateway = configuration.getGateway();
    gateway.setEnable(true);
    gateway.getNetwork().setHost(host);
    gateway.getNetwork().setPort(Integer.parseInt(options.get("gatewayPort")));
    var cluster = configuration.getCluster();
    cluster.setNodeId(Integer.parseInt(options.getOrDefault("nodeId", "0")));
    cluster.setClusterSize(Integer.parseInt(options.getOrDefault("clusterSize", "1")));
    cluster.setPartitionsCount(Integer.parseInt(options.getOrDefault("partitions", "1")));
    cluster.setReplicationFactor(Integer.parseInt(options.getOrDefault("replicationFactor", "1")));
    if (options.containsKey("contactPoints")) cluster.setInitialContactPoints(List.of(options.get("contactPoints").split(",")));
    // The default stops the engine at 3 % free disk, which on a large disk is many gigabytes; the platform watches the disk itself.
    configuration.getData().setDiskUsageCommandWatermark(0.995);
    configuration.getData().setDiskUsageReplicationWatermark(0.997);
    configuration.getData().setLogSegmentSize(org.springframework.util.unit.DataSize.ofMegabytes(32));
    return configuration;
  }

  private static void obey(ActorClock clock, long offsetAtStart) throws Exception {
    long offset = offsetAtStart;
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      if (!line.startsWith("advance ")) continue;
      if (!(clock instanceof ControlledActorClock)) {
        say("refused the clock is not controllable");
        continue;
      }
      long milliseconds = Long.parseLong(line.substring("advance ".length()).trim());
      ((ControlledActorClock) clock).addTime(Duration.ofMillis(milliseconds));
      offset += milliseconds;
      say("offset " + offset);
    }
  }

  private static void say(String line) {
    System.out.println("sunlit:" + line);
    System.out.flush();
  }
}
