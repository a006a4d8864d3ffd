/** Reports and opinions inside the organ: the matter, numbered sections, who answers for it and when. */
import type { Content } from 'pdfmake/interfaces.js';
import type { DocumentData } from '../document-data.ts';
import { officersOf, otherFields, recordingOpinion } from '../layout/answers.ts';
import { dayInText, heading, paragraph, sealPlace } from '../layout/parts.ts';
import { acceptedOn, caseFacts, recordedFields, receivedOn } from '../layout/tables.ts';
import { numbered, section, type Section } from './letter.ts';

export interface Report {
  opening?: string;
  sections: Section[];
  /** How those who answer for it are called: 调查人员. */
  author: string;
  /** More lines to sign on. */
  signers?: string[];
  seal?: string;
}

export function report(data: DocumentData, { opening, sections, author, signers = [], seal }: Report): Content[] {
  const opinion = recordingOpinion(data);
  return [
    ...heading(data),
    ...(opening ? [paragraph(opening)] : []),
    ...numbered([
      section('基本情况', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
      ...sections,
      section('其他登记事项', recordedFields(data, otherFields(data))),
    ]),
    {
      unbreakable: true,
      margin: [0, 10, 0, 0],
      stack: [
        { text: `${author}：${officersOf(opinion)}　　${opinion ? dayInText(opinion.at) : ''}`, fontSize: 12, margin: [0, 3, 0, 3] },
        ...signers.map((signer): Content => ({
          text: `${signer}签名：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日`,
          fontSize: 12,
          margin: [0, 3, 0, 3],
        })),
        sealPlace(data, seal),
      ],
    },
  ];
}
