/** A small platform for tests to kill: starts a broker on the data directory given, says its process id, and waits. */
import { silentLogger } from '../../src/platform/logger.ts';
import { startBroker } from '../../src/platform/zeebe/index.ts';

const broker = await startBroker({ dataDir: process.argv[2] ?? '', logger: silentLogger, controllableClock: true });
console.log(JSON.stringify({ pid: broker.status().pid, address: broker.address }));
setInterval(() => undefined, 60_000);
