export { exportRoute, minuteOf, MOST_EXPORTED, type SheetColumn } from './export-route.ts';
export { createSheets, SHEET_FORMATS, type Sheets } from './sheets.ts';
