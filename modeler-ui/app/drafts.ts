import { api, ApiError, type CallOptions } from './api.ts';

/** What a person types or draws, kept on the server for them alone until they send it or throw it away. */

/** The kept draft, or undefined where there is none. */
export async function readDraft<T>(key: string, call?: CallOptions): Promise<T | undefined> {
  try {
    return (await api.get<{ value: T }>(pathOf(key), call)).value;
  } catch (fault) {
    if (fault instanceof ApiError && fault.status === 404) return undefined;
    throw fault;
  }
}

export async function keepDraft(key: string, value: unknown, call?: CallOptions): Promise<void> {
  await api.put(pathOf(key), { value }, call);
}

/** One that stays behind, because the server does not answer, is offered again; nothing is lost by that. */
export async function dropDraft(key: string, call?: CallOptions): Promise<void> {
  try {
    await api.delete(pathOf(key), call);
  } catch (fault) {
    if (!(fault instanceof ApiError)) throw fault;
  }
}

const pathOf = (key: string): string => `/drafts/${encodeURIComponent(key)}`;
