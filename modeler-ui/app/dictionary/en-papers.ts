import type { zhPapers } from './zh-papers.ts';
import type { Texts } from './texts.ts';

export const enPapers: Texts<typeof zhPapers> = {
  service: {
    documents: 'Documents to be served',
    none: 'No document to be served yet',
    noneText: 'When decisions and notices have been made, their service is recorded and shown here.',
    column: { document: 'Document', issued: 'Made', state: 'Service', terms: "Party's terms" },
    state: { waiting: 'Not served', announced: 'Announced', served: 'Served' },
    until: 'taken for served on {{day}}',
    failed: '{{count}} failed',
    missing: '{{count}} documents have no record of service',
    missingText:
      'Remedies and payment run from the day of service. Record the service of what was handed over; record attempts that failed.',
    lastDay: '{{term}} until {{day}}',
    noCalendar: '{{term}}: no calendar of that year',
    record: 'Record service',
    recordFailed: 'Record a failed attempt',
    recorded: 'Recorded',
    attempts: 'How it was served',
    noAttempts: 'Nothing recorded yet',
    byStep: 'served in a step',
    receipt: 'Receipt of delivery',
    addresses: 'Confirmation of addresses',
    noAddress: 'The party has signed none yet',
    blank: 'Print a blank one',
    confirm: 'Record a confirmation',
    consented: 'consents to electronic service',
    notConsented: 'no electronic service',
    choose: 'Documents',
    reason: 'Why it could not be served',
    derived: 'Served on {{day}}',
    derivedHelp: 'Follows from the way and the recorded day; nobody types it.',
  },
};
