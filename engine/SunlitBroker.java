import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.broker.Broker;
import io.camunda.zeebe.broker.PartitionListener;
import io.camunda.zeebe.broker.SpringBrokerBridge;
import io.camunda.zeebe.broker.system.SystemContext;
import io.camunda.zeebe.broker.system.configuration.BrokerCfg;
import io.camunda.zeebe.engine.state.QueryService;
import io.camunda.zeebe.gateway.impl.configuration.InterceptorCfg;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.util.sched.clock.ActorClock;
import io.camunda.zeebe.util.sched.clock.ControlledActorClock;
import io.camunda.zeebe.util.sched.clock.DefaultActorClock;
import io.camunda.zeebe.util.sched.future.ActorFuture;
import io.camunda.zeebe.util.sched.future.CompletableActorFuture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * Starts one Zeebe broker with its embedded gateway and obeys the platform that started it.
 *
 * <p>One argument: {@link Settings} as JSON; the gateway's secret comes by the environment ({@link RequireSecret}), because
 * everybody on the machine can read a command line. It speaks and understands one line of JSON at a time. On standard output:
 * {@code {"event":"waiting"}} while another broker holds the data directory, {@code {"event":"ready"}},
 * {@code {"event":"health","health":"HEALTHY"}} at each change, and the answer to each command. On standard input:
 * {@code {"advanceMs":N}}, answered by {@code {"ok":true,"offsetMs":N}} or {@code {"ok":false,"problem":"..."}}.
 *
 * <p>When standard input ends, the platform is gone, even by kill -9: the broker closes itself, so that the next
 * platform finds the data directory free.
 */
public final class SunlitBroker {

  /** Absent numbers are zero; {@link #orElse} gives the defaults. */
  record Settings(
      String dataDir, String host, int gatewayPort, int commandPort, int internalPort, int nodeId, int clusterSize,
      int partitions, int replicationFactor, List<String> contactPoints, boolean controllableClock, long clockOffsetMs,
      int lockWaitMs) {}

  private static final ObjectMapper JSON = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
  private static final PrintStream PLATFORM = System.out;
  private static final long MEGABYTE = 1024L * 1024L;

  /** Never closed, and kept here because a collected file gives up its lock: it is held until the process ends. */
  private static RandomAccessFile dataLock;

  /** Exit codes that the supervisor reads. */
  private static final int BAD_SETTINGS = 64;
  private static final int DATA_IN_USE = 65;
  private static final int NOT_STARTED = 70;
  private static final int NOT_CLOSED = 71;

  /** Shorter than the supervisor waits before it kills (src/platform/zeebe/stopping.ts). */
  private static final int CLOSE_WITHIN_SECONDS = 10;

  public static void main(String[] arguments) throws Exception {
    // Whatever libraries print must not be taken for our own lines.
    System.setOut(System.err);
    Settings settings;
    try {
      settings = JSON.readValue(arguments[0], Settings.class);
      if (settings.clockOffsetMs() != 0 && !settings.controllableClock()) throw new IOException("clockOffsetMs is refused unless controllableClock is true");
      if (settings.dataDir() == null) throw new IOException("dataDir is missing");
      RequireSecret.secret();
    } catch (IOException | ArrayIndexOutOfBoundsException | IllegalStateException problem) {
      end(BAD_SETTINGS, "Settings: " + problem.getMessage());
      return;
    }
    Path data = Path.of(settings.dataDir());
    Files.createDirectories(data);
    if (!lock(data.resolve("engine.lock"), orElse(settings.lockWaitMs(), 30_000))) {
      end(DATA_IN_USE, "Another broker uses " + data);
      return;
    }
    emptyTemporaryDirectory(data);
    ActorClock clock = settings.controllableClock() ? new ControlledActorClock() : new DefaultActorClock();
    if (clock instanceof ControlledActorClock controlled) controlled.addTime(Duration.ofMillis(settings.clockOffsetMs()));

    SpringBrokerBridge bridge = new SpringBrokerBridge();
    SystemContext context = new SystemContext(configuration(settings, data), data.toString(), clock);
    context.getScheduler().start();
    // A broker alone answers commands once it leads all its partitions; in a cluster others may lead them.
    boolean alone = orElse(settings.clusterSize(), 1) == 1;
    CountDownLatch toLead = new CountDownLatch(alone ? orElse(settings.partitions(), 1) : 0);
    Broker broker = new Broker(context, bridge, List.of(new Leading(toLead)));
    AtomicBoolean closing = new AtomicBoolean();
    CountDownLatch closed = new CountDownLatch(1);
    Runnable close = () -> {
      if (closing.getAndSet(true)) return;
      try {
        broker.close();
        context.getScheduler().stop().get(5, TimeUnit.SECONDS);
      } catch (Exception problem) {
        Broker.LOG.warn("Closing", problem);
      } finally {
        closed.countDown();
      }
    };
    // SIGTERM runs this hook; it waits for a close that is under way already. A close that hangs, on a full disk for one, must not leave
    // a process that holds the data for ever: what was acknowledged is on the disk, and the next run reads it from there.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      Thread closer = new Thread(close, "closer");
      closer.setDaemon(true);
      closer.start();
      boolean inOrder = false;
      try {
        inOrder = closed.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException ignored) {
        // Ending anyway.
      }
      if (!inOrder) Runtime.getRuntime().halt(NOT_CLOSED);
      org.apache.logging.log4j.LogManager.shutdown();
    }, "close"));
    // Obeying from the start: a platform that dies while the broker starts must not leave it behind.
    Thread platform = new Thread(() -> {
      obey(clock, settings);
      System.exit(0);
    }, "platform");
    platform.setDaemon(true);
    platform.start();
    try {
      broker.start().join();
    } catch (Exception problem) {
      if (closing.get()) return;
      Broker.LOG.error("The broker does not start", problem);
      end(NOT_STARTED, rootCause(problem));
      return;
    }
    toLead.await(60, TimeUnit.SECONDS);
    say(Map.of("event", "ready", "pid", ProcessHandle.current().pid()));
    tellHealth(bridge, closing);
  }

  private static BrokerCfg configuration(Settings settings, Path data) throws IOException {
    BrokerCfg configuration = new BrokerCfg();
    String host = settings.host() == null ? "127.0.0.1" : settings.host();
    var network = configuration.getNetwork();
    network.setHost(host);
    network.setAdvertisedHost(host);
    network.getCommandApi().setPort(settings.commandPort());
    network.getInternalApi().setPort(settings.internalPort());
    var gateway = configuration.getGateway();
    gateway.setEnable(true);
    gateway.getNetwork().setHost(host);
    gateway.getNetwork().setPort(settings.gatewayPort());
    // The default (30 s) closes the connection of a client that asks more often whether we are there.
    gateway.getNetwork().setMinKeepAliveInterval(Duration.ofSeconds(5));
    InterceptorCfg door = new InterceptorCfg();
    door.setId("secret");
    door.setClassName(RequireSecret.class.getName());
    gateway.setInterceptors(List.of(door));
    var cluster = configuration.getCluster();
    // The ports behind the gateway ask for no secret, but hear only who knows the cluster's name. A broker alone tells nobody.
    if (orElse(settings.clusterSize(), 1) == 1) cluster.setClusterName(UUID.randomUUID().toString());
    cluster.setNodeId(settings.nodeId());
    cluster.setClusterSize(orElse(settings.clusterSize(), 1));
    cluster.setPartitionsCount(orElse(settings.partitions(), 1));
    cluster.setReplicationFactor(orElse(settings.replicationFactor(), 1));
    if (settings.contactPoints() != null) cluster.setInitialContactPoints(settings.contactPoints());
    // The default learns its limit from latencies and falls to a handful on a busy machine, so that even polls for jobs
    // are turned away. The platform bounds its own commands in flight; this limit is for what it does not know of.
    configuration.getBackpressure().setAlgorithm("fixed");
    configuration.getBackpressure().getFixed().setLimit(100);
    var storage = configuration.getData();
    // The defaults (97 % and 99 % of the disk) stop the engine while tens of gigabytes are free on a large disk.
    // What the engine needs is room for a few log segments and a snapshot.
    // On a small volume that is a share of it, or the engine would never begin.
    long total = Files.getFileStore(data).getTotalSpace();
    storage.setLogSegmentSize(DataSize.ofMegabytes(Math.max(8, Math.min(32, total / MEGABYTE / 16))));
    storage.setDiskUsageCommandWatermark(usedShare(total, Math.min(512 * MEGABYTE, total / 5)));
    storage.setDiskUsageReplicationWatermark(usedShare(total, Math.min(256 * MEGABYTE, total / 10)));
    return configuration;
  }

  /** The two thresholds must differ and lie below 1, also where what is kept free is a hundred-thousandth of the disk. */
  private static double usedShare(long total, long keepFree) {
    return 1.0 - (double) keepFree / total;
  }

  /** Waits for the broker of a run before to give up the directory; the lock goes with the process, however it ends. */
  private static boolean lock(Path file, long waitMs) throws Exception {
    dataLock = new RandomAccessFile(file.toFile(), "rw");
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
    for (boolean told = false; ; told = true) {
      FileLock lock = dataLock.getChannel().tryLock();
      if (lock != null) return true;
      if (System.nanoTime() > deadline) return false;
      if (!told) say(Map.of("event", "waiting"));
      Thread.sleep(50);
    }
  }

  /** A killed broker leaves its unpacked native libraries behind, some ten megabytes each time. */
  private static void emptyTemporaryDirectory(Path data) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (!temporary.startsWith(data)) return;
    try (Stream<Path> files = Files.list(temporary)) {
      files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
    }
  }

  private static void obey(ActorClock clock, Settings settings) {
    long offset = settings.clockOffsetMs();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        try {
          JsonNode command = JSON.readTree(line);
          if (!command.path("advanceMs").isIntegralNumber()) throw new IOException("Not a command: " + line);
          if (!(clock instanceof ControlledActorClock controlled)) throw new IOException("The clock is not controllable");
          long milliseconds = command.get("advanceMs").asLong();
          controlled.addTime(Duration.ofMillis(milliseconds));
          offset += milliseconds;
          say(Map.of("ok", true, "offsetMs", offset));
        } catch (IOException problem) {
          say(Map.of("ok", false, "problem", String.valueOf(problem.getMessage())));
        }
      }
    } catch (IOException endOfInput) {
      // As good as the end.
    }
  }

  private static void tellHealth(SpringBrokerBridge bridge, AtomicBoolean closing) throws InterruptedException {
    // The engine looks at itself once a minute and calls itself unhealthy until the first look: that is not worth telling.
    String told = "UNHEALTHY";
    while (!closing.get()) {
      String health = bridge.getBrokerHealthCheckService().map(service -> service.isBrokerHealthy()).orElse(false) ? "HEALTHY" : "UNHEALTHY";
      if (!health.equals(told)) say(Map.of("event", "health", "health", health));
      told = health;
      Thread.sleep(1_000);
    }
  }

  /** Counts the partitions that this broker has come to lead. */
  private record Leading(CountDownLatch toLead) implements PartitionListener {
    @Override
    public ActorFuture<Void> onBecomingLeader(int partition, long term, LogStream log, QueryService queries) {
      toLead.countDown();
      return CompletableActorFuture.completed(null);
    }

    @Override
    public ActorFuture<Void> onBecomingFollower(int partition, long term) {
      return CompletableActorFuture.completed(null);
    }

    @Override
    public ActorFuture<Void> onBecomingInactive(int partition, long term) {
      return CompletableActorFuture.completed(null);
    }
  }

  private static synchronized void say(Map<String, Object> message) {
    try {
      PLATFORM.println(JSON.writeValueAsString(message));
      PLATFORM.flush();
    } catch (IOException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static void end(int code, String problem) {
    say(Map.of("event", "failed", "problem", problem));
    System.exit(code);
  }

  private static String rootCause(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
    return cause.toString();
  }

  private static int orElse(int value, int otherwise) {
    return value == 0 ? otherwise : value;
  }
}
