/**
 * By which states lists are narrowed; `open`: it stands, and something is left to do. `opened`: its matter is being opened; `earlier`: from
 * before.
 */
export const SIGNAL_STATES = [
  'open',
  'opened',
  'earlier',
  'proposed',
  'explaining',
  'judging',
  'appealed',
  'investigating',
  'accepted',
  'concluded',
  'referred',
  'withdrawn',
  'dismissed',
  'terminated',
] as const;
