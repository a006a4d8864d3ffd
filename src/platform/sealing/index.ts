export { createSealing, noSealing, SEAL_SETTING, type Sealing, type SealPlace } from './sealing.ts';
