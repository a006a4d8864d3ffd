import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { whileRetrying } from './connection.ts';

/**
 * The only door to the HTTP API.
 *
 * Every changing call carries an idempotency key, so that trying it again after a lost answer changes nothing twice;
 * network faults and 503 are tried again by themselves; 401 asks for the password over the page and then goes on.
 */

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly messageEn: string;
  readonly fields: FieldProblem[];
  readonly hint: string | undefined;
  readonly hintEn: string | undefined;
  readonly details: Record<string, unknown>;
  readonly requestId: string | undefined;
  /** What the server asked for with Retry-After. */
  retryAfterMs: number | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.error?.message ?? '服务器没有给出可读的答复。');
    this.name = 'ApiError';
    this.status = status;
    this.code = body.error?.code ?? (status === 0 ? 'network-unreachable' : `http-${status}`);
    this.messageEn = body.error?.messageEn ?? 'The server gave no readable answer.';
    this.fields = body.error?.fields ?? [];
    this.hint = body.error?.hint;
    this.hintEn = body.error?.hintEn;
    this.details = body.error?.details ?? {};
    this.requestId = body.requestId;
  }
}

interface ErrorBody {
  error?: {
    code: string;
    message: string;
    messageEn: string;
    fields?: FieldProblem[];
    hint?: string;
    hintEn?: string;
    details?: Record<string, unknown>;
  };
  requestId?: string;
}

export interface CallOptions {
  /** Idempotency key of the person's action; kept by {@link useAction} for tries of the same action. */
  key?: string;
  signal?: AbortSignal;
  /** Longest time spent on trying again, in ms; 0 = a single try. */
  patience?: number;
  /** Do not ask for the password on 401 (background calls). */
  quiet?: boolean;
}

/** `crypto.randomUUID` needs https; an intranet address may be plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

let signInAgain: (() => Promise<boolean>) | null = null;
let signingIn: Promise<boolean> | null = null;

/** The session installs the dialog that a 401 opens; it resolves true when somebody has signed in. */
export const onSignedOut = (ask: (() => Promise<boolean>) | null): void => {
  signInAgain = ask;
};

const PATIENCE_MS = 60_000;
const DELAYS_MS = [800, 1_500, 3_000, 5_000, 8_000];

export const api = {
  get: <T>(path: string, options?: CallOptions): Promise<T> => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions): Promise<T> => call<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: CallOptions): Promise<T> => call<T>('PUT', path, body, options),
  delete: <T>(path: string, options?: CallOptions): Promise<T> => call<T>('DELETE', path, undefined, options),
};

async function call<T>(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  const key = options.key ?? newKey();
  const began = Date.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once<T>(method, path, body, key, options.signal);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401 && !path.startsWith('/session') && !options.quiet && (await askToSignIn())) continue;
      const delay = error.retryAfterMs ?? DELAYS_MS[Math.min(attempt, DELAYS_MS.length - 1)] ?? 5_000;
      if (!isPassing(error) || Date.now() - began + delay > (options.patience ?? PATIENCE_MS)) throw error;
      await whileRetrying(delay, options.signal);
    }
  }
}

/** 502 and 504 come from a proxy while the platform restarts. A question that was too costly is so the next time as well. */
export const isPassing = ({ status, code }: ApiError): boolean =>
  (status === 0 || status === 502 || status === 503 || status === 504) && code !== 'question-too-costly';

function askToSignIn(): Promise<boolean> {
  if (!signInAgain) return Promise.resolve(false);
  signingIn ??= signInAgain().finally(() => {
    signingIn = null;
  });
  return signingIn;
}

async function once<T>(method: string, path: string, body: unknown, key: string, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') Object.assign(headers, { 'X-Sunlit': '1', 'Idempotency-Key': key });
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, { error: UNREACHABLE });
  }
  const text = await response.text();
  const parsed = readJson(text);
  if (response.ok) return parsed as T;
  const failure = new ApiError(response.status, (parsed ?? {}) as ErrorBody);
  const seconds = Number(response.headers.get('retry-after'));
  if (seconds > 0) failure.retryAfterMs = Math.min(seconds, 15) * 1_000;
  throw failure;
}

const UNREACHABLE = {
  code: 'network-unreachable',
  message: '连接不上服务器，您填写的内容仍在页面中。',
  messageEn: 'The server cannot be reached. What you have entered is still in the page.',
  hint: '请检查网络后重试；同一操作重试不会重复办理。',
  hintEn: 'Check the network and try again; trying the same action again never does it twice.',
};

function readJson(text: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Address with the non-empty parameters only. */
export function withParameters(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
