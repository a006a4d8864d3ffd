/** Reports and opinions inside the organ: the matter, numbered sections, who answers for it and when. */
import type { Content } from '../layout/content.ts';
import type { DocumentData } from '../document-data.ts';
import { otherFields, recordingOpinion, signedBy } from '../layout/answers.ts';
import { heading, line, paragraph, sealPlace, together } from '../layout/parts.ts';
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
    together(
      [
        line(`${author}：${signedBy(opinion)}`, { above: 3, below: 3 }),
        ...signers.map((signer) => line(`${signer}签名：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日`, { above: 3, below: 3 })),
        sealPlace(data, seal),
      ],
      10,
    ),
  ];
}
