import { ApiError, newKey } from './api.ts';

/**
 * Sends a body of JSON and tells how much has gone: `fetch` cannot say that. A lost line is an error like any other; whoever shows it
 * offers to try again with the same key, so that nothing is kept twice.
 */
export function sendWithProgress<T>(
  path: string,
  body: object,
  { key = newKey(), progress, signal }: { key?: string; progress: (part: number) => void; signal: AbortSignal },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api${path}`);
    request.setRequestHeader('content-type', 'application/json');
    request.setRequestHeader('X-Sunlit', '1');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener('load', () => {
      const answer = readJson(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(new ApiError(request.status, (answer ?? {}) as ConstructorParameters<typeof ApiError>[1]));
    });
    request.addEventListener('error', () => reject(new ApiError(0, {})));
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(JSON.stringify(body));
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
