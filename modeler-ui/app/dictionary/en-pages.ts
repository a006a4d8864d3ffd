import type { Texts } from './texts.ts';
import type { zhPages } from './zh-pages.ts';

export const enPages: Texts<typeof zhPages> = {
  yes: 'Yes', no: 'No', choose: 'Choose', datePlaceholder: 'e.g. 2026-11-24', yuan: 'yuan', print: 'Print', export: 'Export', back: 'Back', close: 'Close', cancel: 'Cancel', refresh: 'Refresh',
  total: '{{count}} in all',
  draft: { typing: 'Saving the draft…', saved: '✓ Draft saved', failed: 'Draft not saved yet; the text is still in the page' },
  days: { 'working-day': '{{count}} working days', 'calendar-day': '{{count}} days' },
  limit: { promised: 'Promised limit', statutory: 'Statutory limit', declare: 'To declare', review: 'To review', adjust: 'To enter', step: 'Step limit', acceptance: 'To accept', short: { statutory: 'stat.' } },
  due: {
    none: 'No limit', normal: 'On time', warned: 'Due soon', overdue: 'Overdue', notStarted: 'Not started', stepWarned: 'step due', undetermined: 'Not known: the {{year}} calendar is not loaded', left: '{{count}} working days left', lastDay: 'last working day',
    over: '{{count}} working days over', stopped: 'clock stopped', stoppedLate: 'stopped after the limit', suspended: 'suspended', why: 'Why', whyTitle: 'Open the ledger of the clock',
  },
  colour: { normal: 'On time', warned: 'Due soon', overdue: 'Overdue' },
  clockState: { running: 'Running', suspended: 'Suspended', stopped: 'Stopped', 'not-started': 'Starts at acceptance' },
  caseState: { running: 'Not completed', received: 'Received', accepted: 'In progress', supplementing: 'Supplementing', decided: 'Decided', completed: 'Completed' },
  stepState: { open: 'Open', claimed: 'Claimed', decided: 'Submitted', done: 'Done', cancelled: 'Cancelled' },
  result: { granted: 'Granted', denied: 'Denied', declined: 'Not accepted', 'not-required': 'Not required', withdrawn: 'Withdrawn', imposed: 'Imposed', spared: 'Not imposed', concluded: 'Concluded', transferred: 'Transferred', dropped: 'Dropped' },
  inbox: {
    open: 'Open', overdue: 'Overdue', dueToday: 'Due today', search: 'Search the inbox', keys: 'to move, Enter to open', claimedBy: 'Claimed: ', fromWindow: 'The window',
    tab: { open: 'Open', mine: 'Mine', done: 'Done' },
    column: { serial: 'Serial', subject: 'Subject / power', party: 'Party', step: 'Step', due: 'Step due', from: 'From', decided: 'Decided', outcome: 'Outcome' },
    empty: {
      open: { title: 'Nothing is waiting', text: 'Steps at your positions appear here when the window or an earlier position has handed them on, nearest due first.' },
      mine: { title: 'Nothing claimed', text: 'Open a step and claim it, and your colleagues see that it is yours.' },
      done: { title: 'Nothing done yet', text: 'Every step that you decide can be found here.' },
    },
    emptySearch: 'Nothing found', emptySearchText: 'Try another serial number, subject or party.',
  },
  step: {
    due: 'Step due', case: 'Open the case', claim: 'Claim', claimDone: 'Claimed: it is yours', release: 'Release', releaseDone: 'Released: a colleague can claim it',
    takenBy: '{{name}} has claimed this step', takenByText: 'Ask them; you can claim it once they release it. You can go on reading.',
    outcome: 'Outcome', secondOfficer: 'Second officer', secondOfficerHelp: 'Two officers must act together in this step.', opinion: 'Opinion', opinionHelp: 'Kept in the case file; it cannot be changed later.', reasonHelp: 'A negative outcome needs its reason; it goes into the document for the party.',
    phrases: 'Phrases', submit: 'Submit: {{outcome}}', chooseFirst: 'Choose an outcome first', kept: 'What you entered is still in the page.', refresh: 'Show how it stands now',
    confirmTitle: 'Decide “{{outcome}}”?', confirm: 'Confirm: {{outcome}}', think: 'Not yet',
    confirmText: '{{who}} ({{position}}), on “{{subject}}”, step “{{step}}”: ', then: 'Then:', final: 'Once submitted it is an official opinion in the record; it cannot be changed or taken back.',
    done: 'Submitted: {{step}} · {{outcome}}', next: 'Next step', toList: 'Back to the list', past: 'This step has been decided', cancelled: 'This step was cancelled; nothing is left to do',
  },
  party: {
    organisation: 'Organisation', person: 'Person', organisationName: 'Organisation', personName: 'Name', codeTypeLabel: 'Kind of code', idTypeLabel: 'Kind of document', idNumber: 'Number', contact: 'Contact', phone: 'Telephone', address: 'Address', checked: 'Check digit matches',
    doubt: 'Unusual form: compare with the document. You may go on.',
    codeType: { uscc: 'Unified social credit code', 'organisation-code': 'Organisation code' }, codeHelp: { uscc: '18 signs, checked while typing', 'organisation-code': '9 signs, hyphen allowed, checked while typing' },
    idType: { 'identity-card': 'Identity card', 'officer-card': 'Officer card', passport: 'Passport' }, idHelp: { 'identity-card': '18 signs, checked while typing', 'officer-card': 'e.g. 南字第01234567号', passport: 'Letters and digits' },
  },
  material: { name: 'Material', originals: 'Orig.', copies: 'Copies', given: 'Given', yes: 'yes', no: 'no' },
  document: { open: 'Open in a new window', waiting: 'Being made…', emptyText: 'The platform makes the acceptance notice, the decision and others at their steps; read and print them here.' },
  application: {
    restored: 'What you had not submitted is back.', startOver: 'Start over', power: 'Power', organ: 'Organ', party: 'Party', case: 'Case', subject: 'Subject', subjectHelp: 'One sentence saying what is applied for.', materials: 'Materials',
    summary: 'To be registered', open: '{{count}} still to fill in or correct', complete: '✓ All required input is there', missing: '{{count}} required materials not given; the acceptance step judges whether to ask for supplements, once:', until: 'until {{date}}', submit: 'Register', kept: 'What you entered is still in the page and kept as a draft.',
    noPower: 'No power can be applied for', noPowerText: 'A power appears here once the legal office has confirmed it and it is published.',
    registered: 'Registered', serial: 'Serial number', registeredText: 'The case has gone to the acceptance step: accept, ask for supplements or refuse within 5 working days.', toCase: 'Open the case', another: 'Register another',
  },
  cases: {
    state: 'State', clock: 'Time', signal: 'Signal', power: 'Power', step: 'Current step', received: 'Received', accepted: 'Accepted', completed: 'Completed', organ: 'Organ', dueToday: 'Due today', oneOrgan: 'One organ', clear: 'Clear filters', columns: 'Columns',
    shown: '{{shown}} shown of {{total}}', more: 'Show 50 more', empty: 'No cases yet', emptyText: 'Cases appear here once the window registers an application.', emptyFilter: 'No case matches', emptyFilterText: 'Widen or clear the filters.',
  },
  case: {
    now: 'Now', print: 'Print the file', printed: 'Printed {{at}}', party: 'Party', form: 'Case information', materials: 'Materials', documents: 'Documents', opinions: 'Opinions', noOpinions: 'No opinion yet.', noDocuments: 'No document yet', toStep: 'Decide: {{step}}',
    tab: { flowchart: 'Flowchart', timeline: 'Timeline', materials: 'Application', documents: 'Documents', clock: 'Clock ledger', record: 'Record' },
  },
  flow: { visited: 'taken', current: 'now', ahead: 'ahead', version: 'Version {{number}}', closer: 'Closer', further: 'Further', whole: 'Whole', toCurrent: 'Current step', broken: 'The flowchart cannot be shown' },
  steps: { person: 'Person / position', outcome: 'Outcome', opened: 'Opened', decided: 'Decided', took: 'Took', due: 'Step due' },
  clockTab: { ledger: 'Ledger of the clock', limits: 'Limits', at: 'When', entry: 'Entry', signals: 'Signals', noSignals: 'No signals.', emptyText: 'It starts at acceptance. Before that only step limits run.', rule: 'Counted in working days from the next day, always from the ledger.' },
  record: {
    text: 'Every act goes into an append-only record; each entry holds the hash of the one before it, so that any change is found by verification.', seq: 'Overall', kind: 'What', at: 'When', person: 'Who', hash: 'Hash', platform: 'Platform', head: 'Record up to entry {{seq}}:',
    kinds: {
      'case-received': 'Registered', 'case-started': 'Flowchart started', 'step-opened': 'Step opened', 'step-claimed': 'Claimed', 'step-released': 'Released', 'step-decided': 'Decided', 'opinion-recorded': 'Opinion recorded', 'document-numbered': 'Document numbered', 'document-kept': 'Document kept',
      'clock-redated': 'Clock re-dated', 'clock-notice': 'Clock notice', 'signal-raised': 'Signal raised', 'signal-aggravated': 'Signal aggravated', 'case-completed': 'Completed',
    },
  },
};
