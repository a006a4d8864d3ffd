/**
 * SHA-256 of a flowchart's exact bytes, lower-case hexadecimal: what was confirmed is what is deployed (R6a).
 *
 * Absent where the platform gives no digest (a page served without TLS from another host); the server always has one.
 */
export async function hashBpmn(input: string | Uint8Array): Promise<string | undefined> {
  const subtle = (globalThis as { crypto?: { subtle?: { digest(name: string, data: Uint8Array): Promise<ArrayBuffer> } } }).crypto?.subtle;
  if (!subtle) return undefined;
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
