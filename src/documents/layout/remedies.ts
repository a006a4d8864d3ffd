/**
 * 救济途径: where and until when a party can turn (XK38, CF59, QZ24; 行政复议法 2023 articles 20, 23 and 24; 行政诉讼法 articles 45 and 46).
 *
 * Since 2024 reconsideration lies with the people's government alone, not with the organ above. A penalty decided on the spot must
 * be reconsidered before it can be taken to court; a ruling on a patent cannot be reconsidered at all.
 */
import type { DocumentData } from '../document-data.ts';
import { you } from './parts.ts';

/** By its name where the organ's own data have it. */
const court = ({ organ }: DocumentData): string => organ.court ?? '有管辖权的人民法院';

export function remedies(data: DocumentData, document: string, { isReconsideredFirst = false } = {}): string {
  const objecting = `${you(data)}如不服本${document}`;
  const received = `自收到本${document}之日起`;
  if (isReconsideredFirst) {
    return `${objecting}，应当先${received}六十日内向${data.government}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内依法向${court(data)}提起行政诉讼。`;
  }
  return `${objecting}，可以${received}六十日内向${data.government}申请行政复议，也可以${received}六个月内依法向${court(data)}提起行政诉讼。`;
}

/** Reconsideration and litigation do not stop the execution (CF73, 行政复议法 article 42). */
export const NOT_STOPPED = '行政复议或者行政诉讼期间，除法律另有规定外，本决定不停止执行。';

/** A ruling on a patent: suit within fifteen days and no reconsideration (专利法 article 65). */
export const suitOnly = (data: DocumentData, document: string): string =>
  `当事人如不服本${document}，可以自收到本${document}之日起十五日内依法向${court(data)}提起行政诉讼；期满不起诉又不履行的，本机关可以申请人民法院强制执行。`;
