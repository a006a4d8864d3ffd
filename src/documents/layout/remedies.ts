/**
 * 救济途径: where and until when a refused party can turn (XK38; 行政复议法 2023 articles 20 and 24; 行政诉讼法 articles 45 and 46).
 *
 * Since 2024 reconsideration lies with the people's government alone, not with the organ above.
 */
import type { DocumentData } from '../document-data.ts';
import { you } from './parts.ts';

export function remedies(data: DocumentData, document: string): string {
  return `${you(data)}如不服本${document}，可以自收到本${document}之日起六十日内向${data.city}人民政府申请行政复议，也可以自收到本${document}之日起六个月内依法向有管辖权的人民法院提起行政诉讼。`;
}
