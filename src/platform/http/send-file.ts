import type { Response } from 'express';

export interface SentFile {
  bytes: Uint8Array;
  type: string;
  /** As the browser is to call it; Chinese goes whole (RFC 6266). */
  name: string;
  /** Shown in the browser instead of being saved. */
  inline?: boolean;
  /** Of its bytes, when they never change: a browser then asks only whether it still may have them. */
  sha256?: string;
  cache: 'no-store' | 'private, no-store' | 'private, max-age=3600';
  headers?: Record<string, string>;
}

/** Answers with a file, and undefined, as a handler does that has answered by itself. */
export function sendFile(response: Response, { bytes, type, name, inline = false, sha256, cache, headers = {} }: SentFile): undefined {
  response
    .status(200)
    .set({
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Cache-Control': cache,
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      ...(sha256 === undefined ? {} : { ETag: `"${sha256}"` }),
      ...headers,
    })
    .end(bytes);
}
