/** How a case file stands on its way to permanent storage (R12b), with the words that people read. */
export const VOLUME_STATES = ['kept', 'held', 'failed', 'sealed'] as const;
export type VolumeState = (typeof VOLUME_STATES)[number];

export const VOLUME_STATE_NAMES: Readonly<Record<VolumeState, { name: string; nameEn: string }>> = {
  kept: { name: '在线保存', nameEn: 'Kept online' },
  held: { name: '暂缓封存', nameEn: 'Held back' },
  failed: { name: '封存未成', nameEn: 'Could not be sealed' },
  sealed: { name: '已封存', nameEn: 'Sealed' },
};

/** Position of an organ's archivist: the step at which a case is filed is its (归档). */
export const ARCHIVE_POSITION = 'archive';
