import { ApiError } from './api.ts';

/** Fetches a file of the API and hands it to the browser under the name that the server gave it. */
export async function downloadFile(path: string, fallbackName: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin' });
  } catch {
    throw new ApiError(0, {});
  }
  if (!response.ok) throw new ApiError(response.status, await readProblem(response));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? fallbackName;
  link.click();
  URL.revokeObjectURL(address);
}

type Problem = ConstructorParameters<typeof ApiError>[1];
const readProblem = (response: Response): Promise<Problem> =>
  response.json().then(
    (body: unknown) => body as Problem,
    () => ({}),
  );

/** RFC 6266: `filename*=UTF-8''…` carries Chinese, `filename="…"` does not. */
export function fileNameOf(header: string | null): string | null {
  const encoded = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return null;
    }
  }
  return header?.match(/filename="([^"]+)"/i)?.[1] ?? null;
}
