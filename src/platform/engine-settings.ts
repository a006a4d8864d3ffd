/**
 * The settings that lead to an engine of one's own, named as the engine's client names them. Wrong, half given or contradictory ones
 * stop the process: a platform must not go on with a weaker connection than its operator believes it has.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import type { EngineAccess, EngineCredentials } from './zeebe/access.ts';

const ADDRESS = /^(?:(grpcs?):\/\/)?([^\s:/]+:\d+)$/;
const text = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable characters without blanks');

export const engineSettings = {
  /** Address of an external engine; absent = the embedded broker. `grpcs://` encrypts the line. */
  ZEEBE_ADDRESS: z.string().regex(ADDRESS, 'must be host:port, grpc://host:port or grpcs://host:port').optional(),
  /** Absent = by what is given below. */
  CAMUNDA_AUTH_STRATEGY: z.enum(['NONE', 'BEARER', 'OAUTH']).optional(),
  CAMUNDA_OAUTH_TOKEN: text.optional(),
  ZEEBE_CLIENT_ID: text.optional(),
  ZEEBE_CLIENT_SECRET: text.optional(),
  CAMUNDA_OAUTH_URL: z
    .string()
    .url('must be the address of the token server')
    .regex(/^https?:/, 'must start with https:// or http://')
    .optional(),
  ZEEBE_TOKEN_AUDIENCE: text.optional(),
  /** File with the certificate of the authority that signed the engine's and the token server's. */
  CAMUNDA_CUSTOM_ROOT_CERT_PATH: z.string().optional(),
  /** The client would write every call with its token into a file. */
  CAMUNDA_SUPPORT_LOG_ENABLED: z
    .string()
    .regex(/^(false|0)$/i, 'would write secrets into a file; unset it')
    .optional(),
};

type Settings = z.infer<z.ZodObject<typeof engineSettings>>;
type Name = keyof Settings;

const OAUTH: Name[] = ['ZEEBE_CLIENT_ID', 'ZEEBE_CLIENT_SECRET', 'CAMUNDA_OAUTH_URL'];
const OWN_ENGINE_ONLY: Name[] = [
  ...OAUTH,
  'CAMUNDA_AUTH_STRATEGY',
  'CAMUNDA_OAUTH_TOKEN',
  'ZEEBE_TOKEN_AUDIENCE',
  'CAMUNDA_CUSTOM_ROOT_CERT_PATH',
];
/** What each way to authenticate needs, and what else it may have. */
const WAYS: Record<'NONE' | 'BEARER' | 'OAUTH', { needs: Name[]; may: Name[] }> = {
  NONE: { needs: [], may: [] },
  BEARER: { needs: ['CAMUNDA_OAUTH_TOKEN'], may: [] },
  OAUTH: { needs: OAUTH, may: ['ZEEBE_TOKEN_AUDIENCE'] },
};

/** Address and access of an engine of one's own; nothing for the embedded one, whose secret the platform makes itself. */
export function engineAccess(settings: Settings): { address?: string; access?: EngineAccess } {
  if (!settings.ZEEBE_ADDRESS) {
    const idle = OWN_ENGINE_ONLY.find((name) => settings[name] !== undefined);
    if (idle) throw new ConfigError(`${idle}: is for an engine of your own, but ZEEBE_ADDRESS does not name one`);
    return {};
  }
  const [, scheme = 'grpc', address = ''] = ADDRESS.exec(settings.ZEEBE_ADDRESS) ?? [];
  const tls = scheme === 'grpcs';
  const credentials = credentialsOf(settings);
  const caFile = settings.CAMUNDA_CUSTOM_ROOT_CERT_PATH;
  if (caFile !== undefined) {
    if (!tls && credentials.kind !== 'oauth')
      throw new ConfigError('CAMUNDA_CUSTOM_ROOT_CERT_PATH: nothing is encrypted; write ZEEBE_ADDRESS as grpcs://host:port');
    checkCertificate(caFile);
  }
  return { address, access: { credentials, tls, caFile } };
}

function credentialsOf(settings: Settings): EngineCredentials {
  const strategy = settings.CAMUNDA_AUTH_STRATEGY ?? impliedBy(settings);
  const { needs, may } = WAYS[strategy];
  const missing = needs.find((name) => settings[name] === undefined);
  if (missing) throw new ConfigError(`${missing}: is missing, without which the engine cannot be reached by ${strategy}`);
  const stray = Object.values(WAYS)
    .flatMap((way) => [...way.needs, ...way.may])
    .find((name) => settings[name] !== undefined && !needs.includes(name) && !may.includes(name));
  if (stray) throw new ConfigError(`${stray}: does not belong to CAMUNDA_AUTH_STRATEGY ${strategy}`);
  if (strategy === 'BEARER') return { kind: 'bearer', token: settings.CAMUNDA_OAUTH_TOKEN ?? '' };
  if (strategy === 'NONE') return { kind: 'none' };
  return {
    kind: 'oauth',
    clientId: settings.ZEEBE_CLIENT_ID ?? '',
    clientSecret: settings.ZEEBE_CLIENT_SECRET ?? '',
    url: settings.CAMUNDA_OAUTH_URL ?? '',
    audience: settings.ZEEBE_TOKEN_AUDIENCE,
  };
}

function impliedBy(settings: Settings): keyof typeof WAYS {
  if ([...OAUTH, ...WAYS.OAUTH.may].some((name) => settings[name] !== undefined)) return 'OAUTH';
  return settings.CAMUNDA_OAUTH_TOKEN === undefined ? 'NONE' : 'BEARER';
}

/** The client would go on without a certificate that it cannot read. */
function checkCertificate(file: string): void {
  try {
    new X509Certificate(readFileSync(file));
  } catch (error) {
    throw new ConfigError(`CAMUNDA_CUSTOM_ROOT_CERT_PATH: ${error instanceof Error ? error.message : String(error)}`);
  }
}
