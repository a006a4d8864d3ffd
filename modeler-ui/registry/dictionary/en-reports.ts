/** Imports, laws, reports, migration and statistics in English. */
export const enReports = {
  imports: {
    import: 'Import', help: 'Takes an xlsx or JSON file. Each row is checked and reported first; only then is anything written: new powers become drafts, known ones a new draft version, still to be declared and reviewed.', choose: 'Choose a file', drop: 'or drop it here', wrongKind: 'Only .xlsx and .json files can be imported.',
    export: 'Export', exportHelp: 'An exported file can be changed and imported again: one power a row, told apart by the power code.', filtered: 'Export by conditions', file: 'File', rows: 'Rows', row: 'Row', by: 'By', at: 'Uploaded', appliedAt: 'Written at', what: 'What', problems: 'Remarks', overDraft: 'writes over the draft (version {{number}})', all: 'All',
    state: { checking: 'Being checked', checked: 'Checked, not yet written', applying: 'Being written', done: 'Written', failed: 'Not written' }, action: { create: 'New', change: 'Changed', unchanged: 'Same', error: 'Error' },
    empty: 'Nothing imported yet', emptyHelp: 'Choose a file; its report appears here.', nothingDone: 'Nothing was written.', hasErrors: 'Rows with errors: {{errors}}. Correct the file and import it again.', ready: 'Checked: {{create}} new, {{change}} changed.', nothingToDo: 'The file says what the registry says; there is nothing to write.',
    allOrNothing: 'All of it is written or nothing, never a part.', apply: 'Write all', applyAsk: 'Write everything new and changed?', done: 'Written as drafts: {{create}} new, {{change}} changed.', toDrafts: 'See the drafts',
  },
  laws: {
    search: 'Find by name', articles: 'Articles', powers: 'Powers', markedAt: 'Marked', state: { 'in-force': 'In force', changed: 'Changed', repealed: 'Repealed' }, empty: 'No legal bases yet', emptyHelp: 'Laws, regulations and normative documents that powers rest on appear here.', nothing: 'No law matches',
    impact: 'Powers: {{powers}}, open cases: {{cases}}', mark: 'Mark a change', markDo: 'Mark and call for declarations', marks: 'Changes', whole: 'all articles', openCases: 'Open cases', citations: 'Cited articles', flowchart: 'Flowchart', markedArticle: 'changed', withdraw: 'Take the mark back', withdrawReason: 'Reason', withdrawHelp: 'For a mark made in error. Changes that it opened are ended on their own pages.', withdrawn: 'taken back {{at}}: {{reason}}', whatHappened: 'What happened', articlesHelp: 'Choose or type articles; none means all.', on: 'Effective on',
    onHelp: 'The organs declare within 20 days of this date (article 7).', note: 'Note', affected_one: 'The 20 days begin for {{count}} power.', affected_other: 'The 20 days begin for {{count}} powers.',
  },
  lint: { error: 'error', warning: 'hint', summary: '{{failing}} of {{total}} flowcharts in use fail today’s rules · engine {{line}} · {{at}}', again: 'Check again', clean: 'All pass', cleanHelp: 'Every flowchart in use fits today’s rules. When a rule or an entry changes, those that fail appear here.', byRule: 'By rule', computing: 'Checking: {{checked}} of {{total}}' },
  migrations: {
    choosePower: 'Choose a power', empty: 'Choose a power first', emptyHelp: 'After a new version is published, running cases stay on theirs. Where they should move, try it here first, then do it.', goOn: 'Running cases go on to their end under the version they started with; new ones start on the version in use.', running: 'Running cases by version', none: 'No case runs under an earlier version.',
    mapping: 'Steps', from: 'Step now', to: 'Goes on at', unmapped: 'stays', dryRun: 'Dry run', dryRunHelp: 'A dry run changes no case; after a change here it must be run again.', execute: 'Migrate', executed_one: '{{count}} case handed to the engine.', executed_other: '{{count}} cases handed to the engine.', ok: 'The dry run passed.', unsafe: 'The dry run failed; it cannot be done.', case: 'Case', step: 'Step', result: 'Result',
  },
  statistics: { byOrgan: 'By organ', byMonth: 'Changes by month', month: 'Month', powers: 'Powers', published: 'Published', changes: 'Changes', declared: 'Declared', confirmed: 'Confirmed', returned: 'Returned', late: 'Late' },
};
