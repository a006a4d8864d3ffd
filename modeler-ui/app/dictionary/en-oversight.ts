import type { Texts } from './texts.ts';
import type { zhOversight } from './zh-oversight.ts';

export const enOversight: Texts<typeof zhOversight> = {
  signal: {
    yellow: 'Yellow', red: 'Red', rule: 'Rule', what: 'What', dueAt: 'Was due', raisedAt: 'Raised', lateness: 'Raised after', facts: 'The signal', limit: 'Limit', grave: 'grave', sinceDue: 'Since due', source: 'Noticed by', history: 'History',
    from: { engine: 'the engine’s timer', sweep: 'the database sweep' }, state: { open: 'In force', withdrawn: 'Withdrawn' }, kind: { raised: 'Raised', aggravated: 'Aggravated: past the statutory limit', withdrawn: 'Withdrawn' },
  },
  wall: {
    title: 'Supervision wall', full: 'Full screen', leaveFull: 'Leave full screen', allSignals: 'All signals', timers: 'Nearest due', left: 'Time left', organ: 'Organ / step', signals: 'Signals', byOrgan: 'Running by organ', decided: 'Decided: stopped', new: 'new',
    live: { live: 'live', connecting: 'connecting', lost: 'connection lost, reconnecting' },
    total: { running: 'Running', dueToday: 'Due today', warned: 'Due soon', overdue: 'Overdue', yellow: 'Yellow signals', red: 'Red signals' },
    to: { promised: 'to the promised limit', statutory: 'to the statutory limit', step: 'to the step limit' }, past: { promised: 'past the promised limit', statutory: 'past the statutory limit', step: 'past the step limit' },
    empty: 'No running case', emptyText: 'Timers of the cases in your scope appear here once they are accepted.', noSignals: 'No signal', noSignalsText: 'When a case passes its limit the platform raises a signal and shows it here at once.',
  },
  calendar: {
    hours: 'Hours {{start}}–{{close}}', workingDays: 'working days', holiday: 'holiday', makeUp: 'make-up workday', off: 'off', on: 'on', source: 'Source: ', notLoaded: 'not loaded', edit: 'Edit', load: 'Click the days', paste: 'Paste JSON', save: 'Save', clickDays: 'Click a day: workday ↔ holiday; weekend → make-up workday → holiday → weekend.',
    sourceLabel: 'Source', sourcePlaceholder: 'Notice of the State Council on the holidays of {{year}}', sourceNeeded: 'Name the notice it rests on.', saved: 'The calendar of {{year}} is saved; {{count}} clocks were re-dated', missing: 'The calendar of {{year}} is not loaded', missingText: 'Due dates in this year are shown as not known, never guessed. The lead office loads it when the State Council has published the holidays.',
    confirmTitle: 'Save the calendar of {{year}}?', confirm: 'Save and re-date', confirmText: '{{days}} working days, {{holidays}} holidays, {{makeUp}} make-up workdays. Open cases are re-dated at once, and each change goes into the record.',
    pasteTitle: '{{year}}: paste JSON', pasteText: 'It holds source, holidays and makeUpWorkdays. It is shown in the months first, and saved by you afterwards.', check: 'Check and show', pasteProblems: '{{count}} to correct', line: 'Line {{line}}:',
    weekdays: 'Mo Tu We Th Fr Sa Su', month: 'Month {{month}}', kind: { workday: 'workday', rest: 'weekend', holiday: 'holiday', 'make-up': 'make-up workday' },
  },
  status: {
    engine: 'Engine', state: 'State', address: 'Address', version: 'Version (line)', restarts: 'Restarts', database: 'Database', kind: 'Kind', ok: 'well', notAnswering: 'not answering', embedded: 'embedded, watched by the platform', external: 'external',
    outbox: 'Commands for the engine', pending: 'Waiting', oldest: 'Longest wait', dead: 'Need attention', sweep: 'Independent sweep', lastAt: 'Last sweep', lag: 'Late by', never: 'not yet', mode: 'Mode', offset: 'Clock ahead by', none: 'none', uptime: 'Up for', memory: 'Memory',
    modeWord: { demonstration: 'Demonstration', production: 'Production' }, engineState: { running: 'running', starting: 'starting', stopped: 'stopped', restarting: 'restarting', unreachable: 'unreachable', external: 'external, running' },
    disagreements: 'Engine timers that disagree with the ledger ({{count}})', disagreementsText: 'Timers that should have fired and did not. The sweep raises their signals all the same.', oneCase: 'case', stalled: 'Stalled cases ({{count}})', stalledText: 'Not completed, yet no step is waiting in the engine.',
  },
};
