/**
 * Ends a server connection that has been asked something and says nothing: a network that swallows everything looks
 * exactly like that, and a request would wait for hours instead of being told that the database is away.
 */
import type { Socket } from 'node:net';
import { SERVER_LIMITS } from './limits.ts';

/** What we use of mysql2's connection. */
interface ServerConnection {
  stream: Socket;
  _command?: { sql?: string };
}

/** Changing a large table takes its time. */
const SCHEMA_CHANGE = /^\s*(create|alter|drop)\b/i;

export function endWhenSilent(connection: unknown, withinMs: number = SERVER_LIMITS.answerMs): void {
  const asked = connection as ServerConnection;
  // Each time it is silent: a listener given to `setTimeout` is called once, and that may be while nothing is asked.
  asked.stream.setTimeout(withinMs).on('timeout', () => {
    if (!asked._command || SCHEMA_CHANGE.test(asked._command.sql ?? '')) return;
    asked.stream.destroy(Object.assign(new Error('The database does not answer'), { code: 'ETIMEDOUT' }));
  });
}
