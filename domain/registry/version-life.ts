/** The life of a registry version (R6a): which move is open in which state. One table for pages and server; nothing else decides it. */

export const VERSION_STATES = [
  'draft',
  'declared',
  'under-review',
  'returned',
  'confirmed',
  'published',
  'superseded',
  'suspended',
  'abolished',
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export const MOVES = {
  edit: { from: ['draft', 'returned'], to: null },
  declare: { from: ['draft', 'returned'], to: 'declared' },
  'take-up': { from: ['declared'], to: 'under-review' },
  withdraw: { from: ['declared', 'under-review', 'returned'], to: 'draft' },
  // An officer who returns or confirms at once takes the declaration up by that.
  return: { from: ['declared', 'under-review'], to: 'returned' },
  confirm: { from: ['declared', 'under-review'], to: 'confirmed' },
  /** The organ enters what was confirmed (R8); the version is published when the engine has it. */
  adjust: { from: ['confirmed'], to: null },
  publish: { from: ['confirmed'], to: 'published' },
  supersede: { from: ['published', 'suspended'], to: 'superseded' },
  suspend: { from: ['published'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'published' },
  abolish: { from: ['published', 'suspended'], to: 'abolished' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState | null }>;

export type VersionMove = keyof typeof MOVES;

/** Not finished: at most one version of a power is in one of these. */
export const OPEN_STATES: readonly VersionState[] = ['draft', 'declared', 'under-review', 'returned', 'confirmed'];

export const VERSION_STATE_NAMES: Readonly<Record<VersionState, { name: string; nameEn: string }>> = {
  draft: { name: '草稿', nameEn: 'Draft' },
  declared: { name: '已申报', nameEn: 'Declared' },
  'under-review': { name: '审查中', nameEn: 'Under review' },
  returned: { name: '已退回', nameEn: 'Returned' },
  confirmed: { name: '已确认', nameEn: 'Confirmed' },
  published: { name: '已发布', nameEn: 'Published' },
  superseded: { name: '历史版本', nameEn: 'Past version' },
  suspended: { name: '已暂停', nameEn: 'Suspended' },
  abolished: { name: '已取消', nameEn: 'Abolished' },
};

export const isMoveOpen = (state: VersionState, move: VersionMove): boolean =>
  (MOVES[move].from as readonly VersionState[]).includes(state);
