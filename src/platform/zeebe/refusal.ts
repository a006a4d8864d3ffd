/** How the engine says no, and how it says nothing. */
const NAMES: Record<number, EngineRefusalCode> = {
  3: 'INVALID_ARGUMENT',
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  9: 'FAILED_PRECONDITION',
  11: 'OUT_OF_RANGE',
  12: 'UNIMPLEMENTED',
};

export type EngineRefusalCode =
  'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'FAILED_PRECONDITION' | 'OUT_OF_RANGE' | 'UNIMPLEMENTED';

/** The engine answered no: the same command will be refused again. */
export class EngineRefusal extends Error {
  constructor(
    readonly code: EngineRefusalCode,
    message: string,
    /**
     * An earlier attempt of this command ended without an answer and may have been obeyed: a NOT_FOUND may then mean
     * that the job is done already (docs/adr/0004-one-decision.md).
     */
    readonly inDoubt = false,
  ) {
    super(message);
    this.name = 'EngineRefusal';
  }
}

/** The engine did not answer for as long as the command was willing to wait. A fault: it may be tried again later. */
export class EngineUnavailable extends Error {
  constructor(
    command: string,
    readonly lastCause: string,
    readonly inDoubt: boolean,
  ) {
    super(`The engine did not answer "${command}" (${lastCause})`);
    this.name = 'EngineUnavailable';
  }
}

/**
 * The refusal in an error of the client; undefined for every error that may pass (no answer, overload, restart). That we are not
 * believed says nothing of the command: it waits until the settings, or the server that gives tokens, are in order again.
 */
export function refusalOf(error: unknown, inDoubt = false): EngineRefusal | undefined {
  if (error instanceof EngineRefusal) return new EngineRefusal(error.code, error.message, inDoubt);
  const { code, details, message } = error as { code?: unknown; details?: string; message?: string };
  const name = typeof code === 'number' ? NAMES[code] : undefined;
  return name && new EngineRefusal(name, details || message || name, inDoubt);
}

const PERMISSION_DENIED = 7;
const RESOURCE_EXHAUSTED = 8;
const UNAVAILABLE = 14;
const UNAUTHENTICATED = 16;
/** Turned away at the door. */
const CERTAIN = new Set<unknown>([PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNAUTHENTICATED]);
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|No connection established|Name resolution failed/i;

/** Whether the engine may have obeyed a command that failed so. Overload and closed doors are certain: it has not. */
export function mayHaveBeenObeyed(error: unknown): boolean {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  return !CERTAIN.has(code) && !(code === UNAVAILABLE && NEVER_SENT.test(message));
}

/** Whether the engine that answers next may be another one: after whatever is neither an answer nor a door that was shut. */
export const castsDoubt = (error: unknown): boolean => refusalOf(error) === undefined && !CERTAIN.has((error as { code?: unknown }).code);

const CAUSES: Record<number, string> = {
  1: 'CANCELLED',
  2: 'UNKNOWN',
  4: 'DEADLINE_EXCEEDED',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  10: 'ABORTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
  15: 'DATA_LOSS',
  16: 'UNAUTHENTICATED',
};

/** Name of a passing cause, for counters and logs. */
export function causeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'number' ? (CAUSES[code] ?? String(code)) : typeof code === 'string' ? code : 'UNKNOWN';
}
