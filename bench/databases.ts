/** Where B keeps its rows: a file in its data directory, or a database of the bench's own on a MariaDB or MySQL server. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

export interface BenchDatabase {
  name: 'SQLite' | 'MariaDB' | 'MySQL';
  /** For the platform; absent = SQLite. */
  url?: string;
  /** Of the server's process where it runs on this machine: its processor time is counted too. */
  pid: number | null;
  drop(): Promise<void>;
}

/**
 * `asked`: `sqlite`, or `mysql://user:password@host:port`. The bench makes and drops a database there; whatever database the URL names
 * is left alone.
 */
export async function makeDatabase(asked: string): Promise<BenchDatabase> {
  if (asked === 'sqlite') return { name: 'SQLite', pid: null, drop: () => Promise.resolve() };
  const url = new URL(asked);
  if (url.protocol !== 'mysql:') throw new Error(`--database is sqlite or mysql://user:password@host:port, not ${asked}`);
  url.pathname = '/';
  const server = await createConnection({ uri: url.href, connectTimeout: 4_000 });
  const name = `sunlit_bench_${randomBytes(4).toString('hex')}`;
  await server.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  const [rows] = await server.query<RowDataPacket[]>('SELECT VERSION() AS version, @@pid_file AS pidFile');
  const { version, pidFile } = rows[0] as { version: string; pidFile: string };
  await server.end();
  url.pathname = `/${name}`;
  return {
    name: /mariadb/i.test(version) ? 'MariaDB' : 'MySQL',
    url: url.href,
    pid: pidIn(pidFile),
    // A connection of its own: one that said nothing for the whole bench would have been closed by the server.
    async drop() {
      const again = await createConnection({ uri: url.href });
      await again.query(`DROP DATABASE \`${name}\``);
      await again.end();
    },
  };
}

function pidIn(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}
