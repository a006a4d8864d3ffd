/** The Java that runs the embedded broker: the given home, JAVA_HOME's, or the one on the PATH; 17 or newer. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Java {
  command: string;
  major: number;
}

const OLDEST = 17;

export async function findJava(javaHome = process.env.JAVA_HOME): Promise<Java> {
  const command = javaHome ? path.join(javaHome, 'bin', 'java') : 'java';
  const { stderr, stdout } = await promisify(execFile)(command, ['-version'], { timeout: 20_000 }).catch((error: Error) => {
    throw new Error(
      `The embedded engine needs a JDK ${OLDEST} or newer and "${command}" cannot be run (${error.message}). Install one, set JAVA_HOME, or name an engine of your own with ZEEBE_ADDRESS.`,
    );
  });
  const major = Number(/version "(?:1\.)?(\d+)/.exec(`${stderr}${stdout}`)?.[1]);
  if (!(major >= OLDEST))
    throw new Error(
      `The embedded engine needs a JDK ${OLDEST} or newer; "${command}" is ${major || 'unknown'}. Set JAVA_HOME to a newer one.`,
    );
  return { command, major };
}

/** What the broker's libraries (Netty, Agrona, RocksDB) need of newer JDKs, which close by default what was open before. */
export function javaFlags(major: number): string[] {
  return [
    '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
    '--add-opens=java.base/java.nio=ALL-UNNAMED',
    '--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED',
    ...(major >= 22 ? ['--enable-native-access=ALL-UNNAMED'] : []),
    ...(major >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
  ];
}
