/** Layout, walk-through, printing, skeletons, comments and repairs, in English. */
export const enTools = {
  tools: {
    layout: 'Arrange', layoutDone: 'Arranged; it can be undone.', layoutFailed: 'Cannot be arranged: {{detail}}', walk: 'Walk through (simulation)', exportPng: 'Export picture (PNG)', print: 'Print or save as PDF…', skeleton: 'Start from a skeleton…', skeletonOffer: 'The flowchart is still empty; you can start from a skeleton of this category.', comments: 'Comments',
    failed: 'It could not be done: {{detail}}',
  },
  repair: { done_one: '{{count}} repair made; it can be undone.', done_other: '{{count}} repairs made; they can be undone.', none: 'What was to be repaired is no longer in the drawing.' },
  skeleton: {
    title: 'Start from a skeleton', loading: 'Reading…', none: 'There is no skeleton of this category.', use: 'Use', replaces: 'It replaces the drawing; nothing stored changes until you save.',
    positions: 'Positions it uses: {{names}}', missing: 'The entry has no: {{names}}. Choose other positions for these steps afterwards, or add them to the entry.',
  },
  comments: {
    title: 'Comments', close: 'Hide comments', count_one: '{{count}} open', count_other: '{{count}} open', none: 'No comments yet.', noneFor: 'No comments on “{{name}}” yet.', about: 'About', whole: 'The whole flowchart', all: 'All', onlyThis: 'Only “{{name}}”', showResolved: 'Show resolved ones',
    text: 'Write a comment', placeholder: 'For the organ or the reviewers', add: 'Post', resolve: 'Mark as resolved', resolved: 'Resolved by {{name}} on {{at}}', gone: 'no longer in the drawing', mark_one: '{{count}} open comment', mark_other: '{{count}} open comments', notAllowed: 'You can read comments but not write any.',
  },
  print: { title: 'Print the flowchart', code: 'Code', organ: 'Organ', version: 'Version', printedAt: 'Printed at', back: 'Back', print: 'Print', hint: 'Choose “Save as PDF” in the print window for a PDF file.' },
  walk: {
    title: 'Walk through the flowchart', intro: 'Go through it as a case would: choose an outcome at each step and see where it leads. No case and nothing registered is touched.', start: 'Start', again: 'Start again', close: 'Close', waiting: 'Steps in hand', choose: 'Choose an outcome', arriving: 'Moving on…',
    log: 'Path', started: 'The case starts', step: '{{name}}: {{outcome}}', document: '{{name}} generated', closed: 'Closed: {{name}}', ended: 'The flowchart ends', stuck: 'There is no way on: no branch is tied to “{{outcome}}”, and none is the default.', noOutcome: 'This step has no outcome', cannotStart: 'There is no start event.',
    speed: 'Speed', slow: 'Slow', normal: 'Normal', fast: 'Fast',
  },
};
