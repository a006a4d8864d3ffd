/** A setting that stops the process; the message names it. */
export class ConfigError extends Error {}
