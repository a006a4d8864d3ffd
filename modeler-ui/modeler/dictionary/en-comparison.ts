/** Two flowcharts compared, in English. */
export const enComparison = {
  comparison: {
    title: 'Flowcharts compared', before: 'Before', after: 'After', added: 'Added', removed: 'Removed', changed: 'Changed', hint: 'Both move and zoom together; click a row to see its element.',
    none: 'Both flowcharts say exactly the same.', onlyMoved_one: 'They say the same; {{count}} element is drawn elsewhere.', onlyMoved_other: 'They say the same; {{count}} elements are drawn elsewhere.',
    moved_one: '{{count}} more element is only drawn elsewhere.', moved_other: '{{count}} more elements are only drawn elsewhere.', nothing: '(none)', days_one: '{{count}} working day', days_other: '{{count}} working days',
    about: {
      name: 'Name', type: 'Kind', job: 'Job type', id: 'Process id', documentation: 'Instructions', condition: 'Condition', default: 'Default flow', from: 'From', to: 'To',
      position: 'Position', limit: 'Limit', outcomes: 'Outcomes', form: 'Form', officers: 'Officers', stage: 'Legal stage', special: 'Special procedure', template: 'Document', result: 'Result',
    },
  },
};
