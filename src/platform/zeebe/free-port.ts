/** A port of 127.0.0.1 that nobody listens on: the wanted one, or another when it is busy or 0. */
import { createServer } from 'node:net';

export async function freePort(wanted = 0): Promise<number> {
  return tryPort(wanted).catch((error: unknown) => {
    if (wanted === 0) throw error;
    return tryPort(0);
  });
}

/** Several at once, all different: each is held until the last one is found. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map(portOf);
  await Promise.all(servers.map(closed));
  return ports;
}

async function tryPort(port: number): Promise<number> {
  const server = await listen(port);
  const found = portOf(server);
  await closed(server);
  return found;
}

type Server = ReturnType<typeof createServer>;

const listen = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A listening server without a port');
  return address.port;
}
