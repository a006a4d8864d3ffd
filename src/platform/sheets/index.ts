export { exportRoute, minuteOf, MOST_EXPORTED, type SheetColumn } from './export-route.ts';
export { createSheets, type Sheets } from './sheets.ts';
