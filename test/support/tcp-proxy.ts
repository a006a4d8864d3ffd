/** A door between the platform and its database that a test can shut: as a cut cable refuses, or as one that swallows everything. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class TcpProxy {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private silent = false;
  port = 0;

  constructor(
    private readonly targetHost: string,
    private readonly targetPort: number,
  ) {}

  async open(): Promise<void> {
    const server = createServer((client) => {
      const target = connect(this.targetPort, this.targetHost);
      for (const [socket, other] of [
        [client, target],
        [target, client],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.on('data', (chunk) => {
          if (!this.silent) other.write(chunk);
        });
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', () => resolve());
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Connections end and new ones are refused. */
  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server?.close(() => resolve());
    });
    for (const socket of this.sockets) socket.destroy();
    await closed;
    this.server = undefined;
  }

  /** Nothing is refused and nothing arrives, as with a network that is gone. */
  swallow(): void {
    this.silent = true;
  }

  /** What was swallowed is lost: the connections of that time end. */
  restore(): void {
    this.silent = false;
    for (const socket of this.sockets) socket.destroy();
  }
}
