/** The environment, read once and validated; a wrong value stops the process with the setting's name. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { LEAST_YEARS_ONLINE, MOST_YEARS_ONLINE } from '../../domain/archive/retention.ts';
import { FILE_LIMITS } from '../../domain/files/limits.ts';
import { VISIT_DAYS } from '../../domain/inspections/visits.ts';
import { ANNOUNCEMENT_DAYS } from '../../domain/service/ways.ts';
import { engineAccess, engineSettings } from './engine-settings.ts';
import { ConfigError } from './config-error.ts';
import { SCAN_SETTING } from './scan/index.ts';
import { SEAL_SETTING } from './sealing/index.ts';
import type { EngineAccess } from './zeebe/access.ts';

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
};

const PATTERN_MAY_TAKE_MS = 200;
/** What leads a pattern with nested repetitions astray: the longest codes there are, of one sign, that fail at the last one. */
const WORST_CODES = ['0', '9', 'A', 'Z', '0A'].flatMap((sign) =>
  ['', 'Q', '5'].map((last) => sign.repeat(33).slice(0, 33 - last.length) + last),
);

/** False for one that would keep the platform busy: each code that somebody types is held against it. */
function isQuick(text: string): boolean {
  const run = 'const rule = new RegExp(pattern); codes.forEach((code) => rule.test(code));';
  try {
    runInNewContext(run, { pattern: `^(?:${text})$`, codes: WORST_CODES }, { timeout: PATTERN_MAY_TAKE_MS });
    return true;
  } catch {
    return false;
  }
}

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  /** `demonstration` listens on 127.0.0.1 only, has well-known accounts and an adjustable clock; `production` refuses all three. */
  SUNLIT_MODE: z.enum(['demonstration', 'production']).default('demonstration'),
  SUNLIT_HOST: z.string().default('127.0.0.1'),
  SUNLIT_PORT: port.default(8600),
  SUNLIT_DATA: z.string().default('data'),
  /** mysql://user:password@host:3306/name; absent = SQLite in SUNLIT_DATA. */
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|mariadb):\/\//, 'must start with mysql:// or mariadb://')
    .optional(),
  ...engineSettings,
  ZEEBE_HOME: z.string().optional(),
  SUNLIT_ENGINE_PORT: port.default(26_500),
  SUNLIT_ENGINE_HEAP: z
    .string()
    .regex(/^\d+[mg]$/, 'must be like 512m or 1g')
    .default('512m'),
  SESSION_SECRET: z.string().optional(),
  /** `in-process` runs the job workers inside the platform; `none` when `workers/main.ts` runs beside it (MySQL only). */
  SUNLIT_WORKERS: z.enum(['in-process', 'none']).default('in-process'),
  SUNLIT_SWEEP_MS: z.coerce.number().int().min(100).max(60_000).default(1_000),
  /** `1` when a reverse proxy in front terminates TLS: cookies become Secure. */
  SUNLIT_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  /** `0` starts a fresh demonstration without the past fortnight of its cases, e.g. for tests. */
  SUNLIT_DEMONSTRATION_PAST: z.enum(['0', '1']).default('1'),
  /** The demonstration's powers by the names of their files, with commas between; absent = all. Without all of them it has no past. */
  SUNLIT_DEMONSTRATION_POWERS: z
    .string()
    .transform((names) => (names.trim() ? names.split(',').map((name) => name.trim()) : undefined))
    .optional(),
  /** A regular expression for power codes where the city has a pattern of its own; absent = the 31-character national code. */
  SUNLIT_POWER_CODE: z
    .string()
    .refine(isPattern, 'must be a regular expression')
    .refine(isQuick, 'takes too long on some codes; avoid repetitions within repetitions')
    .optional(),
  /** Largest file that may be attached to a matter, in MB. */
  SUNLIT_FILE_MB: z.coerce.number().int().min(1).max(100).default(FILE_LIMITS.megabytes),
  /** A virus scanner that is asked before a file is kept; absent = none. */
  SUNLIT_SCAN: z.string().regex(SCAN_SETTING, 'must be clamd:/path, clamd:host:port or command:/path').optional(),
  /** Years that a closed case stays online before it is sealed to permanent storage; the rules ask for three (R12b). */
  /** Days after its publication after which an announcement has served a document (civil-procedure law, from memory: check it). */
  SUNLIT_ANNOUNCEMENT_DAYS: z.coerce.number().int().min(1).max(365).default(ANNOUNCEMENT_DAYS),
  /** How many days apart planned inspections of one enterprise are proposed to be merged (from memory: check it). */
  SUNLIT_VISIT_DAYS: z.coerce.number().int().min(0).max(180).default(VISIT_DAYS),
  SUNLIT_ARCHIVE_YEARS: z.coerce.number().int().min(LEAST_YEARS_ONLINE).max(MOST_YEARS_ONLINE).default(LEAST_YEARS_ONLINE),
  /** A seal server that adds the electronic seal to papers; absent = none. */
  SUNLIT_SEAL: z.string().regex(SEAL_SETTING, 'must be command:/path').optional(),
  SUNLIT_LOG: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

export interface Config {
  mode: 'demonstration' | 'production';
  host: string;
  port: number;
  dataDir: string;
  databaseUrl?: string;
  engine: { address?: string; access?: EngineAccess; home?: string; port: number; heap: string };
  sessionSecret: string;
  workers: 'in-process' | 'none';
  sweepMs: number;
  trustProxy: boolean;
  demonstrationPast: boolean;
  demonstrationPowers?: string[];
  powerCodePattern?: string;
  fileMegabytes: number;
  scan?: string;
  archiveYears: number;
  /** Days after its publication after which an announcement has served a document. */
  announcementDays: number;
  /** How many days apart planned inspections of one enterprise are proposed to be merged. */
  visitDays: number;
  seal?: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export { ConfigError };

/** Where the data is; all that a command needs which only opens the database. */
export const databaseOf = ({
  DATABASE_URL,
  SUNLIT_DATA = 'data',
}: {
  DATABASE_URL?: string;
  SUNLIT_DATA?: string;
}): { url: string | undefined; dataDir: string } => ({
  url: DATABASE_URL?.replace(/^mariadb:/, 'mysql:'),
  dataDir: path.resolve(SUNLIT_DATA),
});

const WEAK_SECRETS = /^(secret|changeme|change-me|password|default|sunlit.*|test)$/i;

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const settings = parsed.data;
  const { url: databaseUrl, dataDir } = databaseOf(settings);
  const demonstration = settings.SUNLIT_MODE === 'demonstration';
  if (demonstration && settings.SUNLIT_HOST !== '127.0.0.1') {
    throw new ConfigError('SUNLIT_HOST: demonstration mode has well-known passwords and listens on 127.0.0.1 only');
  }
  if (settings.SUNLIT_WORKERS === 'none' && !settings.DATABASE_URL) {
    throw new ConfigError('SUNLIT_WORKERS: separate workers need DATABASE_URL, because a SQLite file has one writing process');
  }
  return {
    mode: settings.SUNLIT_MODE,
    host: settings.SUNLIT_HOST,
    port: settings.SUNLIT_PORT,
    dataDir,
    databaseUrl,
    engine: {
      ...engineAccess(settings),
      home: settings.ZEEBE_HOME,
      port: settings.SUNLIT_ENGINE_PORT,
      heap: settings.SUNLIT_ENGINE_HEAP,
    },
    sessionSecret: demonstration ? (settings.SESSION_SECRET ?? ownSecret(dataDir)) : productionSecret(settings.SESSION_SECRET),
    workers: settings.SUNLIT_WORKERS,
    sweepMs: settings.SUNLIT_SWEEP_MS,
    trustProxy: settings.SUNLIT_TRUST_PROXY === '1',
    demonstrationPast: settings.SUNLIT_DEMONSTRATION_PAST === '1' && !settings.SUNLIT_DEMONSTRATION_POWERS,
    demonstrationPowers: settings.SUNLIT_DEMONSTRATION_POWERS,
    powerCodePattern: settings.SUNLIT_POWER_CODE,
    fileMegabytes: settings.SUNLIT_FILE_MB,
    scan: settings.SUNLIT_SCAN,
    archiveYears: settings.SUNLIT_ARCHIVE_YEARS,
    announcementDays: settings.SUNLIT_ANNOUNCEMENT_DAYS,
    visitDays: settings.SUNLIT_VISIT_DAYS,
    seal: settings.SUNLIT_SEAL,
    logLevel: settings.SUNLIT_LOG,
  };
}

function productionSecret(secret: string | undefined): string {
  if (!secret || secret.length < 32 || WEAK_SECRETS.test(secret) || new Set(secret).size < 10) {
    throw new ConfigError('SESSION_SECRET: production needs a random secret of at least 32 characters, e.g. from `openssl rand -hex 32`');
  }
  return secret;
}

/** A random secret kept with the demonstration's data, so that sessions survive a restart. */
function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, 'session-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
