import { ApiError, newKey } from './api.ts';

/**
 * Asks the API for a file that depends on what is typed, and shows it in a tab of its own. The tab is opened at once, because a browser
 * lets only a click do so; it is closed again when the file is refused.
 */
export async function openFile(path: string, body: object): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const file = await fetchFile(path, body);
    const address = URL.createObjectURL(file);
    if (tab) tab.location.href = address;
    else window.location.assign(address);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/** The same for a page that shows it itself. */
export async function fetchFile(path: string, body: object): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'X-Sunlit': '1', 'Idempotency-Key': newKey() },
      body: JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch {
    throw new ApiError(0, {});
  }
  if (response.ok) return response.blob();
  const problem = await response.json().then(
    (found: unknown) => found as ConstructorParameters<typeof ApiError>[1],
    () => ({}),
  );
  throw new ApiError(response.status, problem);
}
