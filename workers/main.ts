/** The job workers, the dispatcher and the sweep in a process of their own, beside a platform with SUNLIT_WORKERS=none (MySQL only). */
import { createPlatform } from '../src/app.ts';
import { readConfig } from '../src/platform/config.ts';
import { createLogger } from '../src/platform/logger.ts';

const config = readConfig();
const logger = createLogger({ level: config.logLevel });
const address = config.engine.address;
if (!address || !config.databaseUrl) {
  console.error('✗ Separate workers need ZEEBE_ADDRESS and DATABASE_URL.');
  process.exit(1);
}
const platform = await createPlatform({
  mode: config.mode,
  dataDir: config.dataDir,
  databaseUrl: config.databaseUrl,
  logger,
  sessionSecret: config.sessionSecret,
  sweepMs: config.sweepMs,
  scan: config.scan,
  seal: config.seal,
  archiveYears: config.archiveYears,
  announcementDays: config.announcementDays,
  web: false,
  engine: () => Promise.resolve({ address, access: config.engine.access }),
});
logger.info({ address }, 'workers are running');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void platform.stop().then(() => process.exit(0)));
