/** The check code printed on a document and held by its QR code: enough to notice a changed number, date or name, without any address. */
import { createHash } from 'node:crypto';
import type { DocumentData } from '../document-data.ts';

export function checkText(data: DocumentData): string {
  const facts = [data.template, data.number, data.case.serial, data.issuedOn, data.organ.name, data.party.name, data.party.idNumber];
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex').toUpperCase();
  return [0, 4, 8, 12].map((start) => digest.slice(start, start + 4)).join('-');
}

export const qrText = (data: DocumentData): string => [data.case.serial, data.number, checkText(data)].join('\n');
