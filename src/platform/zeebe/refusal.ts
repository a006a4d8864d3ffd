/** gRPC status codes that the engine answers with; the others never reach callers. */
const NAMES: Record<number, EngineRefusalCode> = {
  3: 'INVALID_ARGUMENT', 5: 'NOT_FOUND', 6: 'ALREADY_EXISTS', 7: 'PERMISSION_DENIED', 9: 'FAILED_PRECONDITION', 12: 'UNIMPLEMENTED', 16: 'UNAUTHENTICATED',
};

export type EngineRefusalCode = 'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'PERMISSION_DENIED' | 'FAILED_PRECONDITION' | 'UNIMPLEMENTED' | 'UNAUTHENTICATED';

/** The engine answered no: the same command will be refused again. */
export class EngineRefusal extends Error {
  constructor(readonly code: EngineRefusalCode, message: string) {
    super(message);
    this.name = 'EngineRefusal';
  }
}

/** The refusal in an error of the client; undefined for every error that may pass (no answer, overload, restart). */
export function refusalOf(error: unknown): EngineRefusal | undefined {
  const { code, details, message } = error as { code?: number; details?: string; message?: string };
  const name = typeof code === 'number' ? NAMES[code] : undefined;
  return name && new EngineRefusal(name, details ?? message ?? name);
}
