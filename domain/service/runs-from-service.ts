/**
 * Documents whose service lets a time run for the party: to seek a remedy, to state, to defend, to ask for a hearing, to pay, to perform.
 * Until they are served that time does not begin (行政复议法 20; 行政诉讼法 46; CF44, CF64, CF67; QZ35, QZ54; XK38).
 */

interface Running {
  what: string;
  whatEn: string;
  basis: string;
}

const REMEDY: Running = {
  what: '申请复议、提起诉讼的期限',
  whatEn: 'the time for remedies',
  basis: '行政复议法20, 行政诉讼法46',
};
const STATEMENT: Running = {
  what: '陈述申辩的期限',
  whatEn: 'the time to state and to defend',
  basis: 'CF44, XK7',
};
const PERFORMANCE: Running = { what: '履行义务的期限', whatEn: 'the time to perform', basis: 'QZ35' };

export const RUNS_FROM_SERVICE: Readonly<Record<string, Running>> = {
  ...Object.fromEntries(
    [
      ...['licence-refusal', 'licence-withdrawal-decision', 'licence-revocation-decision', 'licence-cancellation-decision'],
      ...['penalty-decision', 'penalty-exemption', 'compulsion-decision', 'seizure-disposal', 'holding-extension', 'compulsion-lift'],
      ...['levy-decision', 'levy-exemption', 'surcharge-decision', 'grant-decision', 'grant-refusal', 'grant-change-decision'],
      ...['grant-stop-decision', 'grant-recovery-decision', 'confirmation-refusal', 'other-refusal', 'reward-refusal'],
      ...['reward-withdrawal', 'ruling-decision'],
    ].map((template) => [template, REMEDY]),
  ),
  ...Object.fromEntries(
    [
      ...['penalty-prior-notice', 'levy-prior-notice', 'licence-withdrawal-notice', 'licence-revocation-notice'],
      ...['reward-withdrawal-notice', 'defence-notice'],
    ].map((template) => [template, STATEMENT]),
  ),
  'hearing-right-notice': { what: '要求听证的期限', whatEn: 'the time to ask for a hearing', basis: 'CF64' },
  'payment-reminder': PERFORMANCE,
  'substitute-reminder': PERFORMANCE,
  'substitute-decision': PERFORMANCE,
  'performance-reminder': PERFORMANCE,
  'rectification-order': { ...PERFORMANCE, basis: 'CF28' },
};
