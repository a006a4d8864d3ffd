/** A whole document as data: the template's content, and what stands on every page. */
import type { DocumentData } from './document-data.ts';
import type { Page } from './layout/content.ts';
import { describeLetter, isLetter } from './letter.ts';
import { describeRegistryAnswer, isRegistryAnswer } from './registry-answer.ts';
import type { Printable } from './stored-facts.ts';
import { TEMPLATES } from './templates.ts';
import { applyWording } from './wording/apply-wording.ts';
import { describeVolumePart, isVolumePart } from './volume-part.ts';

export function describePage(data: Printable): Page {
  if (isVolumePart(data)) return describeVolumePart(data);
  if (isLetter(data)) return describeLetter(data);
  return isRegistryAnswer(data) ? describeRegistryAnswer(data) : describeDocument(data);
}

function describeDocument(data: DocumentData): Page {
  const template = TEMPLATES[data.template];
  if (!template) throw new RangeError(`No document template "${data.template}"`);
  return {
    title: data.title,
    number: data.number,
    author: data.organ.name,
    subject: data.case.serial,
    issuedOn: data.issuedOn,
    foot: `办件流水号：${data.case.serial}`,
    signsEachPage: template.signsEachPage,
    content: data.wording ? applyWording(template.content(data), data.wording.body, data).content : template.content(data),
  };
}
