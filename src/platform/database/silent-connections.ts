/**
 * Ends a server connection that has been asked something and says nothing: a network that swallows everything looks
 * exactly like that, and a request would wait for hours instead of being told that the database is away.
 */
import type { Socket } from 'node:net';

/** What we use of mysql2's connection. */
interface ServerConnection { stream: Socket; _command?: { sql?: string } }

/** Our statements answer in milliseconds; even one that waits for another's lock should not do so for longer. */
const ANSWER_WITHIN_MS = 5_000;
/** Changing a large table takes its time. */
const SCHEMA_CHANGE = /^\s*(create|alter|drop)\b/i;

export function endWhenSilent(connection: unknown, withinMs = ANSWER_WITHIN_MS): void {
  const asked = connection as ServerConnection;
  asked.stream.setTimeout(withinMs, () => {
    if (!asked._command || SCHEMA_CHANGE.test(asked._command.sql ?? '')) return;
    asked.stream.destroy(Object.assign(new Error('The database does not answer'), { code: 'ETIMEDOUT' }));
  });
}
