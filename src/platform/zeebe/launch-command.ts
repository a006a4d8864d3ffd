/** How a broker is started: the embedded jars, or an official distribution (ZEEBE_HOME, 8.5 or later). */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findJava, javaFlags } from './java.ts';

export interface LaunchOptions {
  dataDir: string;
  host: string;
  gatewayPort: number;
  commandPort: number;
  internalPort: number;
  heap: string;
  javaHome?: string;
  controllableClock: boolean;
  clockOffsetMs: number;
  /** What the gateway asks of every caller. By the environment only: everybody can read a command line. */
  secret: string;
  cluster?: ClusterOptions;
}

export interface ClusterOptions {
  nodeId: number;
  clusterSize: number;
  partitions: number;
  replicationFactor: number;
  /** `host:internalPort` of the nodes. */
  contactPoints: string[];
}

export interface LaunchCommand {
  command: string;
  args: string[];
  env: Record<string, string>;
}

const ENGINE = fileURLToPath(new URL('../../../engine/', import.meta.url));
/** Read by engine/RequireSecret.java. */
const SECRET = 'SUNLIT_ENGINE_SECRET';
const DOOR_JAR = path.join(ENGINE, 'lib-door', 'require-secret.jar');

export const brokerLog = (dataDir: string): string => path.join(dataDir, 'logs', 'broker.log');

export async function embeddedCommand(options: LaunchOptions): Promise<LaunchCommand> {
  const { dataDir, heap, javaHome, cluster, host, gatewayPort, commandPort, internalPort, controllableClock, clockOffsetMs } = options;
  const java = await findJava(javaHome);
  const temporary = path.join(dataDir, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const settings = { dataDir, host, gatewayPort, commandPort, internalPort, controllableClock, clockOffsetMs, ...cluster };
  return {
    command: java.command,
    args: [
      `-Xmx${heap}`,
      '-XX:+ExitOnOutOfMemoryError',
      `-Djava.io.tmpdir=${temporary}`,
      `-Dsunlit.log=${brokerLog(dataDir)}`,
      `-Dlog4j2.configurationFile=${path.join(ENGINE, 'log4j2.xml')}`,
      ...javaFlags(java.major),
      '-cp',
      `${path.join(ENGINE, 'lib', 'classes')}${path.delimiter}${path.join(ENGINE, 'lib', '*')}`,
      'SunlitBroker',
      JSON.stringify(settings),
    ],
    env: { [SECRET]: options.secret },
  };
}

/**
 * A distribution takes its settings from the environment and does not watch its parent, so a small shell does: it
 * ends the broker when its own standard input ends.
 */
export function distributionCommand(home: string, options: LaunchOptions): LaunchCommand {
  const { dataDir, host, gatewayPort, commandPort, internalPort, heap, javaHome, cluster, secret } = options;
  if (!existsSync(DOOR_JAR)) throw new Error(`${DOOR_JAR} is missing, without which the gateway would obey everybody: start by npm start`);
  return {
    command: '/bin/sh',
    args: ['-c', GUARDIAN, path.join(home, 'bin', 'broker')],
    env: {
      ...(javaHome ? { JAVA_HOME: javaHome } : {}),
      JAVA_OPTS: `-Xmx${heap} ${process.env.JAVA_OPTS ?? ''}`.trim(),
      ZEEBE_BROKER_NETWORK_HOST: host,
      ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(commandPort),
      ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(internalPort),
      ZEEBE_BROKER_GATEWAY_ENABLE: 'true',
      ZEEBE_BROKER_GATEWAY_NETWORK_HOST: host,
      ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(gatewayPort),
      ZEEBE_BROKER_GATEWAY_INTERCEPTORS_0_ID: 'secret',
      ZEEBE_BROKER_GATEWAY_INTERCEPTORS_0_JARPATH: DOOR_JAR,
      ZEEBE_BROKER_GATEWAY_INTERCEPTORS_0_CLASSNAME: 'RequireSecret',
      [SECRET]: secret,
      ZEEBE_BROKER_DATA_DIRECTORY: path.join(dataDir, 'data'),
      // No web server: its pages, and from 8.6 on its commands, ask for no secret.
      SPRING_MAIN_WEBAPPLICATIONTYPE: 'none',
      // Should a line start one all the same: on a free port of this machine only.
      SERVER_ADDRESS: host,
      SERVER_PORT: '0',
      MANAGEMENT_SERVER_ADDRESS: host,
      MANAGEMENT_SERVER_PORT: '0',
      ...(cluster
        ? {
            ZEEBE_BROKER_CLUSTER_NODEID: String(cluster.nodeId),
            ZEEBE_BROKER_CLUSTER_CLUSTERSIZE: String(cluster.clusterSize),
            ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: String(cluster.partitions),
            ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR: String(cluster.replicationFactor),
            ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: cluster.contactPoints.join(','),
          }
        : // As the embedded engine: the ports behind the gateway hear only who knows this name.
          { ZEEBE_BROKER_CLUSTER_CLUSTERNAME: randomUUID() }),
    },
  };
}

const GUARDIAN = `
exec 3<&0
"$0" 3<&- </dev/null & broker=$!
trap 'kill -TERM $broker 2>/dev/null' TERM INT
{ cat <&3 >/dev/null; kill -TERM $broker 2>/dev/null; } &
wait $broker; code=$?
while kill -0 $broker 2>/dev/null; do wait $broker; code=$?; done
exit $code
`;
