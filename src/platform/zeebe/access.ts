/**
 * How the platform shows an engine who it is: not at all, by a bearer token, or by OAuth client credentials; and whether the line is
 * encrypted. Part of the gateway's client (docs/adr/0016-engine-secret.md).
 */
import { Auth } from '@camunda8/sdk';

export type EngineCredentials =
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'oauth'; clientId: string; clientSecret: string; url: string; audience?: string };

export interface EngineAccess {
  credentials: EngineCredentials;
  /** Encrypts the line. */
  tls?: boolean;
  /** Certificate of the authority that signed the engine's, beside those that the machine trusts. */
  caFile?: string;
}

export interface Headers {
  /** The client asks before every call; what it gets is never written anywhere. */
  getHeaders(): Promise<Record<string, string>>;
  /** The engine did not believe us: a token that was fetched is fetched anew. */
  forget(): void;
}

/** Below the patience for one call, so that a slow token server counts as a command that was never sent. */
const TOKEN_WITHIN_MS = 10_000;

export function headersFor({ credentials, caFile }: EngineAccess): Headers {
  if (credentials.kind === 'none') return { getHeaders: () => Promise.resolve({}), forget: () => undefined };
  if (credentials.kind === 'bearer') {
    const headers = { authorization: `Bearer ${credentials.token}` };
    return { getHeaders: () => Promise.resolve({ ...headers }), forget: () => undefined };
  }
  const provider = new Auth.OAuthProvider({
    config: {
      CAMUNDA_OAUTH_URL: credentials.url,
      ZEEBE_CLIENT_ID: credentials.clientId,
      ZEEBE_CLIENT_SECRET: credentials.clientSecret,
      CAMUNDA_ZEEBE_OAUTH_AUDIENCE: credentials.audience,
      CAMUNDA_CUSTOM_ROOT_CERT_PATH: caFile,
      // Tokens stay in memory: a file of them would be one more secret to guard.
      CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true,
      CAMUNDA_LOG_LEVEL: 'none',
    } as never,
  });
  return {
    getHeaders: async () => ({ ...(await tokenIn(TOKEN_WITHIN_MS, provider.getHeaders('ZEEBE'))) }),
    forget: () => provider.flushMemoryCache(),
  };
}

async function tokenIn<T>(milliseconds: number, token: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
  });
  return Promise.race([token, late])
    .catch((error: unknown) => {
      // 14 is UNAVAILABLE; these words say that the command never left (refusal.ts).
      const why = error instanceof Error ? error.message : String(error);
      throw Object.assign(new Error(`No connection established: the token server gave no token (${why})`), { code: 14 });
    })
    .finally(() => clearTimeout(timer));
}
