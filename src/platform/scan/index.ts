export { createScan, noScan, SCAN_SETTING, type Scan } from './scan.ts';
