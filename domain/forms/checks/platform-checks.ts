/** Checks that hold in every form that asks for the keys, whatever its entry says. */
import type { Check } from './check.ts';

/** What an office records is text and figures that can be checked (R11.3). */
const R11_3 = '办法第十一条第三项';

/** On which a document was signed for, left, received, brought to a system or announced (`domain/service/ways.ts`). */
const SERVICE_DAYS = ['signedOn', 'leftOn', 'postReceivedOn', 'arrivedOn', 'announcedOn'] as const;

/** Days on which something has happened when it is recorded. */
export const PAST_DAYS = [
  'recordDate',
  'inspectedOn',
  'recheckedOn',
  'sourceDate',
  'actDate',
  'receivedOn',
  'withdrawnOn',
  'answeredOn',
  'deliveredOn',
  ...SERVICE_DAYS,
  'confirmedOn',
  'paidOn',
] as const;

/** Days that are still to come when they are set. */
export const COMING_DAYS = ['rectifyBy', 'payBy', 'checkAfter', 'hearingDate', 'returnUntil'] as const;

export const PLATFORM_CHECKS: readonly Check[] = [
  { kind: 'dates-in-order', earlier: 'from', later: 'to', basis: R11_3 },
  { kind: 'dates-in-order', earlier: 'validFrom', later: 'validTo', basis: R11_3 },
  { kind: 'dates-in-order', earlier: 'publicityFrom', later: 'publicityTo', basis: R11_3 },
  { kind: 'times-in-order', earlier: 'startTime', later: 'endTime', basis: R11_3 },
  ...PAST_DAYS.map((field): Check => ({ kind: 'not-in-future', field, basis: R11_3 })),
  ...COMING_DAYS.map((field): Check => ({ kind: 'not-before', field, date: 'today', basis: R11_3 })),
  // Nothing is supplemented or withdrawn before it was handed in, and nothing is served or paid before it was decided.
  ...['receivedOn', 'withdrawnOn'].map((field): Check => ({ kind: 'not-before', field, date: 'case.receivedOn', basis: R11_3 })),
  ...['deliveredOn', ...SERVICE_DAYS, 'paidOn'].map((field): Check => ({
    kind: 'not-before',
    field,
    date: 'case.decidedOn',
    basis: R11_3,
  })),
];
