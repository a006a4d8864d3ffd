/** Reads the settings before anything else is loaded: a wrong one is told at once. */
import { ConfigError, readConfig } from './platform/config.ts';

/** Whoever starts the platform again after a crash leaves it at that (scripts/keep-running.mjs). */
const WRONG_SETTING = 78;

async function main(): Promise<void> {
  const config = readConfig();
  const { runPlatform } = await import('./run-platform.ts');
  await runPlatform(config);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(`✗ A setting is wrong:\n${error.message}`);
  else console.error('✗ The platform could not start:', error instanceof Error ? error.message : error);
  process.exit(error instanceof ConfigError ? WRONG_SETTING : 1);
});
