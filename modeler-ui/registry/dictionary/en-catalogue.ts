/** The registry's navigation, catalogue and power page in English. */
export const enCatalogue = {
  title: 'Registry of powers', print: 'Print', cancel: 'Cancel', close: 'Close', kept: 'What you entered is still in the page and kept as a draft.', and: ', ',
  nav: { label: 'Pages of the registry', waiting_one: '{{count}} change waits', waiting_other: '{{count}} changes wait', catalogue: 'Catalogue', changes: 'Changes', laws: 'Legal bases', lint: 'Check report', imports: 'Import, export', migrations: 'Migration', statistics: 'Statistics' },
  state: {
    draft: 'Draft', declared: 'Declared', 'under-review': 'Under review', returned: 'Returned', confirmed: 'Confirmed', published: 'Published', superseded: 'Past version', suspended: 'Suspended',
    abolished: 'Abolished', unpublished: 'Not published',
  },
  category: {
    licence: 'Licence', penalty: 'Penalty', compulsion: 'Compulsion', levy: 'Levy', grant: 'Grant', inspection: 'Inspection', confirmation: 'Confirmation', reward: 'Reward',
    ruling: 'Ruling', other: 'Other power',
  },
  procedure: { ordinary: 'Ordinary procedure', simple: 'Simple procedure (at once)' },
  intake: { application: 'On application', 'own-motion': "On the organ's own motion" },
  limit: { workingDays_one: '{{count}} working day', workingDays_other: '{{count}} working days', calendarDays_one: '{{count}} day', calendarDays_other: '{{count}} days' },
  range: { yuan: '{{amount}} yuan', between: '{{min}} to {{max}}', 'times-of-income': '{{span}} times the illegal income', 'times-of-value': '{{span}} times the value of the goods' },
  version: { number: 'Version {{number}}', none: 'none' },
  list: {
    search: 'Name, code, legal basis, condition', code: 'Code', name: 'Power', category: 'Category', organ: 'Organ', district: 'District', cityLevel: 'City', state: 'State', published: 'In use', open: 'In preparation',
    narrow: 'Narrow down', all: 'All {{count}}', fewer: 'Fewer', total_one: '{{count}} power', total_other: '{{count}} powers', shown: '{{shown}} of {{total}} shown', more: 'Show 50 more', new: 'New power', exportAll: 'Export',
    export: { xlsx: 'Spreadsheet (xlsx)', json: 'JSON data' },
    empty: 'No powers yet', emptyHelp: 'Powers that an organ declared and the legal office confirmed appear here.', nothing: 'No power matches', nothingHelp: 'Widen or clear the conditions.', clear: 'Clear the conditions',
  },
  power: {
    basics: 'Basic information', versions: 'Versions', flowchart: 'Internal flowchart', openFlowchart: 'Open the flowchart', editFlowchart: 'Edit the flowchart', editEntry: 'Edit the entry', newVersion: 'New version', declare: 'Declare',
    newVersionHelp: 'Copies the latest version to change and submit; the version in use goes on meanwhile.', openExists: 'Version {{number}} is not finished; go on with it.', code: 'Power code', category: 'Category', organ: 'Organ', intake: 'Begins · registered at',
    shownVersion: 'Below: {{version}} ({{state}})', legalBasis: 'Legal basis', conditions: 'Conditions', noConditions: 'No conditions set', materials: 'Materials', noMaterials: 'The party hands in nothing', fees: 'Fees', noFees: 'None', charged: 'Charged',
    special: 'Special procedures', noSpecial: 'None', benchmarks: 'Discretion benchmarks', positions: 'Positions', forms: 'Forms', caseForm: 'Case information', external: 'External flowchart (public)', noExternal: 'Not filled in', brokenFlowchart: 'The flowchart cannot be drawn:',
    history: 'History', noHistory: 'Nothing yet', findings: 'Flowchart check', findingsNone: 'no problems', errors_one: '{{count}} error', errors_other: '{{count}} errors', warnings_one: '{{count}} hint', warnings_other: '{{count}} hints', hash: 'Flowchart hash',
    openChange: 'Open changes', cases: 'Cases', running_one: '{{count}} running case', running_other: '{{count}} running cases', noRunning: 'none running', allCases: 'all cases',
    suspended: 'This power is suspended: no new cases are taken.', abolished: 'This power is abolished: no new cases are taken.', runningGoOn: 'Running cases go on to their end under the version they started with.',
  },
  materials: { name: 'Material', original: 'Originals', copies: 'Copies', required: 'Required', yes: 'yes', no: 'no', note: 'Note' },
  limits: { statutory: 'Statutory limit', promised: 'Promised limit', acceptance: 'Acceptance limit', filing: 'Filing limit', extension: 'May be extended by', noExtension: 'No extension' },
  benchmark: { violated: 'Violated', applied: 'Applied', statutory: 'Statutory range', tier: 'Tier', conditions: 'When', kinds: 'Kinds of penalty', range: 'Range of the fine' },
  fields: { label: 'Field', type: 'Type', required: 'Required', help: 'Help', outcomes: 'Asked only for these outcomes' },
  fieldType: { text: 'text', 'long-text': 'long text', number: 'number', date: 'date', choice: 'choice', 'yes-no': 'yes or no', money: 'amount' },
  versions: {
    number: 'Version', declared: 'Declared', reviewed: 'Reviewed', opinion: 'Opinion', cause: 'Cause', view: 'View', flowchart: 'Flowchart', entry: 'Entry', show: 'Show its contents',
    inForce: 'In force', fromTo: '{{from}} to {{to}}', since: 'since {{from}}',
  },
  section: { basics: 'Basic information', legalBasis: 'Legal basis', conditions: 'Conditions', materials: 'Materials', limits: 'Limits', fees: 'Fees', positions: 'Positions', caseForm: 'Case information', forms: 'Step forms', benchmarks: 'Benchmarks', external: 'External flowchart' },
  compare: {
    title: '{{from}} and {{to}} compared', from: 'Earlier version', to: 'Later version', do: 'Compare', fields: 'Differences of the entry', flowchart: 'Differences of the flowchart', against: 'against version {{number}}', first: 'first entry, everything is new', same: 'Both versions say the same.', sameFlowchart: 'The flowchart is unchanged, its hash is the same:', count_one: '{{count}} place', count_other: '{{count}} places',
    added: 'added', removed: 'removed', changed: 'changed', reordered: 'order', material: 'originals {{original}}, copies {{copies}}', must: 'required', may: 'optional',
  },
  history: { system: 'System' },
};
