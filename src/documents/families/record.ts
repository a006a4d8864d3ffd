/**
 * Records (笔录): begun and ended when and where, by which two officers, who was there, what rights were told, what was said or
 * found, and the signatures or the note that they were refused (CF42, CF55; docs/law.md, "Documents").
 */
import type { Content } from '../layout/content.ts';
import type { DocumentData, DocumentOfficer } from '../document-data.ts';
import { answer, recorded, recordingOpinion } from '../layout/answers.ts';
import { dayInText, facts, heading, line, paragraph, sealPlace, subheading, together, writtenText, type Fact } from '../layout/parts.ts';
import { recordedFields } from '../layout/tables.ts';
import { otherFields } from '../layout/answers.ts';

export interface RecordText {
  /** Who was heard, questioned or present, and how they are called. */
  person: Fact;
  /** Facts of this kind of record. */
  more?: Fact[][];
  /** The words in which the officers show their certificates and tell the rights. */
  told: string;
  /** What was said or found. */
  title: string;
  text: string;
  /** The words in which the other side confirms the record. */
  confirms?: string;
  /** How those who conduct it are called. */
  conducts?: string;
}

const BLANK_TIME = '＿＿时＿＿分';

export function recordText(
  data: DocumentData,
  { person, more = [], told, title, text, confirms = '以上笔录我已核对，与我所述一致。', conducts = '执法人员' }: RecordText,
): Content[] {
  const opinion = recordingOpinion(data);
  const officers = opinion?.officers ?? [];
  const day = recorded(data, 'recordDate') ?? recorded(data, 'hearingDate') ?? (opinion ? dayInText(opinion.at) : undefined);
  return [
    ...heading(data),
    facts([
      [['时间', `${day ?? ''} ${recorded(data, 'startTime') ?? BLANK_TIME} 至 ${recorded(data, 'endTime') ?? BLANK_TIME}`]],
      [['地点', recorded(data, 'place') ?? data.party.address ?? '＿＿＿＿＿＿＿＿']],
      [['案由', `${data.power.name}：${data.case.subject}`]],
      [['办件流水号', data.case.serial]],
      [['当事人', data.party.name]],
      [[data.party.idLabel, data.party.idNumber]],
      [['联系电话', data.party.phone]],
      [['住址（地址）', data.party.address]],
      [person],
      ...officerFacts(officers, conducts),
      [['记录人', recorded(data, 'recorder') ?? officers.at(-1)?.name]],
      ...more,
    ]),
    paragraph(told),
    subheading(title),
    ...(text.trim() ? writtenText(text) : [paragraph('（记录见附页。）')]),
    ...recordedFields(data, otherFields(data)),
    signatures(data, { confirms, conducts, officers }),
  ];
}

function officerFacts(officers: DocumentOfficer[], conducts: string): Fact[][] {
  const two = [officers[0], officers[1]];
  return two.map((officer): Fact[] => [
    [conducts, officer?.name ?? '＿＿＿＿＿＿'],
    ['执法证号', officer?.certificate ?? '＿＿＿＿＿＿'],
  ]);
}

/** Every page is signed too: its foot has the lines for it. */
function signatures(
  data: DocumentData,
  { confirms, conducts, officers }: { confirms: string; conducts: string; officers: DocumentOfficer[] },
): Content {
  const refused = answer(data, 'refusalNote');
  const signed = (text: string): Content => line(text, { above: 3, below: 3 });
  return together(
    [
      signed(`${confirms}（由本人书写）：＿＿＿＿＿＿＿＿＿＿`),
      signed(`签名或者盖章：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日`),
      signed(`拒绝签名或者盖章的，注明情况：${refused ?? '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿'}`),
      signed(`${conducts}（两人）签名：${officers.map(({ name }) => name).join('、')}　＿＿＿＿＿＿＿＿　＿＿＿＿＿＿＿＿`),
      signed('记录人签名：＿＿＿＿＿＿＿＿'),
      sealPlace(data),
    ],
    10,
  );
}
