/**
 * The client packs every message and offers no setting against it. On one machine that spares nobody a
 * wire and was 3 % of the platform's main thread (docs/adr/0022-hot-path.md). Part of the gateway's client.
 */
import { isIP } from 'node:net';

/** What we reach of the client's channel; proven by test/platform/zeebe/compression.test.ts. */
interface PackingTransport {
  client?: { getChannel(): { internalChannel?: { options?: Record<string, unknown> } } };
}

const ALGORITHM = 'grpc.default_compression_algorithm';
const NONE = 0;

/** `host:port` of an engine on this machine. */
export function isHere(address: string): boolean {
  const host = address.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** From now on messages go as they are. Where a later client keeps its options elsewhere it goes on packing, which harms nobody. */
export function stopPacking(transport: object): void {
  const options = (transport as PackingTransport).client?.getChannel().internalChannel?.options;
  if (options && ALGORITHM in options) options[ALGORITHM] = NONE;
}
