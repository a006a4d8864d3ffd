/** The registry's pages in English. */
export const en = {
  title: 'Registry of powers',
  state: {
    draft: 'Draft', declared: 'Declared', 'under-review': 'Under review', returned: 'Returned', confirmed: 'Confirmed', published: 'Published', superseded: 'Past version', suspended: 'Suspended',
    abolished: 'Abolished', unpublished: 'Not published',
  },
  category: {
    licence: 'Licence', penalty: 'Penalty', compulsion: 'Compulsion', levy: 'Levy', grant: 'Grant', inspection: 'Inspection', confirmation: 'Confirmation', reward: 'Reward',
    ruling: 'Ruling', other: 'Other power',
  },
  limit: { workingDays_one: '{{count}} working day', workingDays_other: '{{count}} working days', calendarDays_one: '{{count}} day', calendarDays_other: '{{count}} days' },
  version: { number: 'Version {{number}}', none: 'none' },
  list: {
    search: 'Find by name or code', allOrgans: 'All organs', allStates: 'All states', code: 'Code', name: 'Power', category: 'Category', organ: 'Organ', state: 'State', published: 'In use',
    open: 'In preparation', total_one: '{{count}} power', total_other: '{{count}} powers', more: 'Show more', failed: 'The powers could not be read',
    empty: 'No powers yet', emptyHelp: 'Powers that an organ declared and the legal office confirmed appear here.', nothing: 'No power matches', clear: 'Clear the conditions',
  },
  power: {
    back: 'Registry', basics: 'Basic information', versions: 'Versions', flowchart: 'Internal flowchart', openFlowchart: 'Open the flowchart', editFlowchart: 'Edit the flowchart', newVersion: 'New version',
    newVersionHelp: 'Copies the latest version to change and submit; the version in use goes on meanwhile.', openExists: 'Version {{number}} is not finished; go on with it.', code: 'Power code', category: 'Category', organ: 'Organ',
    shownVersion: 'Below: {{version}} ({{state}})', legalBasis: 'Legal basis', conditions: 'Conditions', materials: 'Materials', limits: 'Limits', fees: 'Fees', noFees: 'None',
    positions: 'Positions', forms: 'Step forms', caseForm: 'Case information', external: 'External flowchart (public)', noExternal: 'Not filled in',
    history: 'History', noHistory: 'Nothing yet', findings: 'Flowchart check', findingsNone: 'no problems', errors_one: '{{count}} error', errors_other: '{{count}} errors', warnings_one: '{{count}} hint', warnings_other: '{{count}} hints',
    hash: 'Flowchart hash',
  },
  materials: { name: 'Material', original: 'Originals', copies: 'Copies', required: 'Required', yes: 'yes', no: 'no', note: 'Note' },
  limits: { statutory: 'Statutory limit', promised: 'Promised limit', acceptance: 'Acceptance limit' },
  fields: { label: 'Field', type: 'Type', required: 'Required', unit: 'Unit', help: 'Help', outcomes: 'Asked only for these outcomes' },
  fieldType: { text: 'text', 'long-text': 'long text', number: 'number', date: 'date', choice: 'choice', 'yes-no': 'yes or no', money: 'amount' },
  versions: {
    number: 'Version', state: 'State', declared: 'Declared', reviewed: 'Reviewed', published: 'Published', opinion: 'Opinion', cause: 'Cause', view: 'View', edit: 'Edit', review: 'Review', show: 'Show its contents',
  },
  history: { by: '{{name}}', system: 'System' },
};
