export { createRang } from './rang.ts';
export { createCalendars, type Calendars } from './calendars.ts';
export {
  colourOf,
  createClocks,
  OWNER_COMPLETE,
  type AlarmSource,
  type ClockRef,
  type ClockRow,
  type ClockState,
  type Clocks,
  type Colour,
  type DueListener,
  type DueNotice,
} from './clocks.ts';
export { createDuesOf, type DuesOf } from './of-matters.ts';
export { createSweep, type Sweep } from './sweep.ts';
