import { enComparison } from './dictionary/en-comparison.ts';
import { enTools } from './dictionary/en-tools.ts';

/** The modeler in English. */
export const en = {
  kind: {
    flowchart: 'Flowchart', start: 'Start', step: 'Step', document: 'Document', close: 'Closing', choice: 'Choice', parallel: 'Parallel', end: 'End', flow: 'Flow',
    note: 'Note', association: 'Note line', foreign: 'Unsupported element',
  },
  page: {
    leave: 'The flowchart has unsaved changes. Leave this page? Your draft is kept on the server and offered when you come back.',
    again: 'Open again', toRegistry: 'To the registry',
  },
  toolbar: {
    title: 'Flowchart tools', back: 'Back to the power', undo: 'Undo', redo: 'Redo', zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoomReset: 'Back to 100%', fit: 'Show the whole',
    minimap: 'Map', search: 'Search in the flowchart', file: 'File', exportBpmn: 'Export BPMN file', exportSvg: 'Export picture (SVG)', import: 'Import BPMN file…', save: 'Save',
  },
  status: { saved: 'Saved', changed: 'Unsaved changes', kept: 'Unsaved, draft kept', failed: 'Draft not kept, save soon' },
  actions: {
    declare: 'Submit for review', confirm: 'Confirm', return: 'Return', adjust: 'Enter', withdraw: 'Withdraw', withdrawAsk: 'Withdraw the declaration and go on editing?',
  },
  hindrance: {
    'not-permitted': 'You may not review.', 'own-declaration': 'You declared this version yourself. Nobody reviews their own declaration; another legal officer must do it.',
    'has-errors': 'The flowchart still has errors and cannot be confirmed; it can be returned with reasons.', 'wrong-state': 'This version is not under review.',
  },
  notice: {
    declared: 'Version {{number}} was declared by {{name}} on {{at}} and is under review: read only. Cause: {{cause}}',
    'under-review': 'Version {{number}} is under review: read only.', confirmed: 'Version {{number}} is confirmed; the organ enters it as confirmed, then it is deployed: read only.',
    published: 'Version {{number}} is published and in use: read only. To change it, start a new version on the page of the power.',
    superseded: 'Version {{number}} is a past version, superseded: read only.', suspended: 'Version {{number}} is suspended: read only.', abolished: 'Version {{number}} is abolished: read only.',
    notPermitted: 'You may not change this power: read only.',
    latest: 'See version {{number}}', returned: 'Returned by {{name}} on {{at}}. Reasons: {{opinion}}',
    importWarnings_one: '{{count}} part of the flowchart was not understood and will be gone after saving',
    importWarnings_other: '{{count}} parts of the flowchart were not understood and will be gone after saving',
  },
  draft: {
    found: 'A draft you drew on {{at}} was not saved.', foundOlder: 'A draft you drew on {{at}} was not saved; the version has been saved again since, so compare before restoring.',
    restore: 'Restore the draft', discard: 'Discard it',
  },
  facts: {
    title: 'Registry', show: 'Show registry facts', hide: 'Hide registry facts', name: 'Power', code: 'Power code', organ: 'Organ', version: 'Version', limits: 'Limits', statutory: 'Statutory',
    promised: 'Promised', acceptance: 'Acceptance', positions: 'Positions {{count}}', documents: 'Documents {{count}}', forms: 'Step forms {{count}}', unused: 'not drawn',
  },
  findings: {
    title: 'Check', checking: 'Checking…', none: 'No problems found', errors_one: '{{count}} error', errors_other: '{{count}} errors', warnings_one: '{{count}} hint', warnings_other: '{{count}} hints',
    error: 'Error', warning: 'Hint', hint: 'A row goes to its element', show: 'Show findings', hide: 'Hide findings', whole: 'Whole flowchart', repairAll_one: 'Make {{count}} certain repair', repairAll_other: 'Make all {{count}} certain repairs',
    mark_one: '{{count}} finding', mark_other: '{{count}} findings',
  },
  panel: {
    title: 'Properties', several: '{{count}} elements are selected. Select one to set it.', foreign: 'Neither the engine nor this platform handles “{{type}}”. Delete it, or change it with the wrench.',
    unknown: '{{value}} (not in the registry)', unnamed: 'unnamed {{kind}}', next: 'What follows', usual: 'Usual next in this category',
  },
  name: { other: 'Name', flow: 'Text on the flow', choice: 'Name (as a question)', note: 'Text of the note' },
  step: {
    position: 'Position', positionHelp: 'Only holders of this position may do the step.', choosePosition: 'Choose a position', limit: 'Step limit', days: 'working days', noLimit: 'No limit of its own',
    limitHelp: 'The promised limit is {{limit}}; the steps together must fit it.', limitBroken: 'The stored value “{{value}}” is not a whole number of working days.',
    stage: 'Legal stage', stageHelp: 'What the step is in law; the lawful order is checked on stages.', noStage: 'Not set', special: 'Special procedure', specialHelp: 'Those of the entry; their time does not count.', specialNone: 'The entry provides for none; set it there first.', noSpecial: 'Not set', notProvided: 'Not provided for in the entry',
    form: 'Form to fill in', editForm: 'Design the form…', newForm: 'New form…', noForm: 'No form', formHelp: 'One of the registry\'s step forms.', formFields: 'Fields: {{fields}}', officers: 'Two officers act together',
    documentation: 'Guidance', documentationHelp: 'Shown to whoever does the step.',
  },
  outcome: {
    title: 'Outcomes (the buttons of the step)', broken: 'The stored outcomes cannot be read; adding one replaces them.', add: 'Add outcome', own: 'Own…', new: 'New outcome', remove: 'Delete “{{label}}”',
    negativeTag: 'negative', effectTag: '{{effect}}', label: 'Button text (Chinese)', labelEn: 'Button text (English)', negative: 'Negative: a reason is required', effect: 'Legal effect', code: 'Code',
    codeHelp: 'Used in conditions, which follow a change.', codeForm: 'Lower-case letters, digits and hyphens, a letter first.', codeTaken: 'The step already has this code.',
  },
  effect: { none: 'None' },
  effectHelp: {
    accept: 'Records when and by whom it was accepted or filed; the limits begin to run.', decline: 'Not accepted, not filed, or not needed.', supplement: 'The party is asked to supplement, once only.',
    suspend: 'The limits stop once the notice of the special procedure is served.', resume: 'The special procedure is over; the limits run again.', extend: 'The limits are extended once the notice is served.',
    grant: 'Decided in favour of the party; the limits stop.', deny: 'Decided against the party; the limits stop.', impose: 'A penalty, a measure or a levy is imposed.', spare: 'No penalty, measure or levy.',
    conclude: 'A ruling or the result of an inspection.', transfer: 'Another organ or the judiciary takes over.', drop: 'Ends without a decision on its substance.',
  },
  document: { template: 'Document', templateHelp: 'Generated and numbered here, to be printed, served and filed.', choose: 'Choose a document', usual: 'Documents of this category', others: 'Other documents' },
  close: { result: 'Result', resultHelp: 'Recorded with the case; the clock stops and no step may follow.', choose: 'Choose a result' },
  gateway: {
    flows: 'Ways on', always: 'at once', joining: 'Several ways meet here; whichever comes goes on.', parallelJoining: 'Waits until all ways are done.',
    choiceHelp: 'Open a row to set its condition. Every outcome needs a way, and one way is the default.', parallelHelp: 'All ways are worked on at once.',
  },
  flow: {
    unconditional: 'This flow has no condition: it is taken when what comes before is done.', when: 'When this way is taken', byOutcome: 'By outcome', isDefault: 'Default (otherwise)', otherwise: 'otherwise',
    unset: 'no condition', foreignShort: 'another condition', foreign: 'The stored condition is not about outcomes; choosing one replaces it:', noStep: 'No step comes before, so there are no outcomes to choose.',
    outcomesOf: 'Outcomes of “{{name}}”', lost: '{{code}} (the step no longer has it)', defaultHelp: 'Taken when no other condition fits, so it has none itself.',
  },
  flowchart: {
    id: 'Process id', otherId: 'The registry says {{expected}}.', repairId: 'Use the registry\'s id', contents: 'Contents',
    counts: 'Steps {{steps}} · documents {{documents}} · choices {{choices}} · closings {{closes}}',
    help: 'Drag pieces from the left, or select an element and go on with the icons beside it. Set what is selected here.', readOnlyHelp: 'Select an element to see its settings here.',
  },
  keys: {
    saveKey: 'Ctrl+S', save: 'save', undoKey: 'Ctrl+Z / Y', undo: 'undo, redo', searchKey: 'Ctrl+F', search: 'search', deleteKey: 'Del', delete: 'delete',
    editKey: 'E', edit: 'edit the name', connectKey: 'C', connect: 'connect', nextKey: 'N / P', next: 'next, previous', moveKey: '← ↑ → ↓', move: 'move',
  },
  broken: {
    title: 'The flowchart cannot be shown', drawing: 'The drawing program says:', safe: 'The text is kept as it is and can be downloaded. Tell the organ that drew it or the administrator.',
    safeEditable: 'The text is kept as it is and can be downloaded. You can import a correct file in its place; nothing stored changes until you save.', download: 'Download the text', import: 'Import a file instead…', text: 'Stored text',
    more: '{{count}} more characters; download to see them',
  },
  declare: {
    title: 'Submit to the legal office', blocked_one: 'The flowchart has {{count}} error. Repair it first:', blocked_other: 'The flowchart has {{count}} errors. Repair them first:', submit: 'Submit', intro: 'After submission nothing can be changed until it is returned or withdrawn.',
    cause: 'Cause', causeHelp: 'A law enacted, changed or repealed, functions changed, or another cause.', causeMissing: 'State the cause', causeShort: 'State the cause clearly (4 characters at least)',
    causeDate: 'Date of the cause', causeDateMissing: 'Choose the date of the cause', daysLeft: '{{elapsed}} days ago; to be declared within {{limit}} days, {{left}} left.',
    daysOver: '{{elapsed}} days ago, past the {{limit}} days for a declaration. You can still submit; explain the delay in the cause.', warnings_one: '{{count}} hint besides; it does not stop the submission.', warnings_other: '{{count}} hints besides; they do not stop the submission.',
  },
  review: {
    confirmTitle: 'Confirm this version', returnTitle: 'Return this version', confirm: 'Confirm', return: 'Return', confirmIntro: '{{title}}: once confirmed the organ enters it, and new cases run on it.',
    returnIntro: '{{title}}: goes back to the organ to be changed and declared again.', opinion: 'Opinion', opinionMissing: 'State your opinion.', confirmPhrase: 'Reviewed, meets the requirements, confirmed.',
  },
  stale: {
    title: 'Somebody else saved this version', what: 'It was saved after you opened it, so nothing was overwritten. Your drawing is still in the page. Choose:',
    loadHelp: 'See theirs: opens what is stored; your drawing stays as a draft you can restore.', overwriteHelp: 'Use mine: replaces what they saved; their changes are gone.',
    exportHelp: 'Export mine: a file to merge later.', keep: 'Back', export: 'Export mine', overwrite: 'Use mine', load: 'See theirs',
  },
  import: {
    title: 'Import a BPMN file', open: 'Open', drop: 'Drop a BPMN file here, or click to choose',
    limits: 'BPMN 2.0 of any tool (Camunda, Activiti, Flowable, Signavio, Bizagi, bpmn.io and others), at most 1 MB, without DOCTYPE or entities.',
    reading: 'Reading “{{name}}”…', fault: 'Reading failed: {{detail}}', refused: '“{{name}}” cannot be imported; the drawing is unchanged', accepted: '“{{name}}” can be opened; all of it is kept.',
    acceptedWith: '“{{name}}” can be opened. Look at what changes first:', kind: { check: 'Please check', converted: 'Converted', dropped: 'Left out' },
    replaces: 'It replaces the drawing; nothing stored changes until you save.', replacesChanged: 'Unsaved changes on the canvas are replaced and cannot be undone. Export them first if you need them.',
  },
  dialog: { cancel: 'Cancel', back: 'Back to the drawing', code: 'Code {{code}}' },
  ...enComparison,
  ...enTools,
};
