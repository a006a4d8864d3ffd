/**
 * Recordings of enforcement in sound or pictures (CF47; 国办发〔2018〕118号, 全过程记录): which step needs one, an entry says by a check
 * `recording-kept`; it is a file of the step, kept with its hash when it comes in. Without one the step says why, and that stays visible.
 */
import { FILE_KINDS, kindOfMediaType } from '../files/file-kinds.ts';

export const RECORDINGS = {
  sound: { name: '录音（录像）', nameEn: 'sound (or video)' },
  video: { name: '录像', nameEn: 'video' },
} as const satisfies Record<string, { name: string; nameEn: string }>;
export type Recording = keyof typeof RECORDINGS;
export const RECORDING_CODES = Object.keys(RECORDINGS) as [Recording, ...Recording[]];

/** Key of the answer that says why there is no recording. */
export const RECORDING_GAP = 'recordingGap';

/** What a file of this media type records; nothing for what is none. */
export function recordingOf(mediaType: string): Recording | undefined {
  const kind = kindOfMediaType(mediaType);
  const shown = kind && 'shown' in FILE_KINDS[kind] ? FILE_KINDS[kind].shown : undefined;
  return shown === 'sound' || shown === 'video' ? shown : undefined;
}

/** A film has its sound as well. */
export const fulfils = (kept: readonly Recording[], needed: Recording): boolean =>
  kept.includes(needed) || (needed === 'sound' && kept.includes('video'));
