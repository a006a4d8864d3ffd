/** 行政权力事项变更审查意见书 (R7b): the legal office's written answer to an organ's declaration, returned or confirmed. */
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { dateInText, dateInWords } from '../../domain/text/chinese-numerals.ts';
import type { Content, Page } from './layout/content.ts';
import { addressee, contactLine, facts, heading, paragraph, subheading, together, writtenText } from './layout/parts.ts';

export const REGISTRY_ANSWER = {
  template: 'registry-answer',
  title: '行政权力事项变更审查意见书',
  titleEn: 'Written answer to a declared change',
  numberWord: '权审',
} as const;

export interface RegistryAnswer {
  template: typeof REGISTRY_ANSWER.template;
  title: string;
  /** 文号 */
  number: string;
  issuedOn: CivilDate;
  /** The legal office that answers. */
  organ: { name: string; shortName: string; address?: string; phone?: string };
  /** The organ that declared. */
  declarant: { name: string; personName: string };
  change: { serial: string; kind: string; cause: string; causeDate: CivilDate; declaredOn: CivilDate; round: number };
  power: { code: string; name: string; versionNumber?: number; flowchartHash?: string };
  ruling: 'confirm' | 'return';
  opinion: string;
  reviewer: string;
}

export const isRegistryAnswer = (data: { template: string }): data is RegistryAnswer => data.template === REGISTRY_ANSWER.template;

/** What the organ does next, and until when (R7a, R8). */
const NEXT = {
  confirm: '经审查，予以确认。请你单位自收到本意见书之日起十日内，按照确认的内容自行调整行政权力库；调整内容应当与确认内容一致。',
  return: '经审查，现予退回。请你单位按照下列意见修改后重新申报。',
} as const;

export function describeRegistryAnswer(data: RegistryAnswer): Page {
  const { change, power, declarant } = data;
  const content: Content[] = [
    ...heading(data),
    addressee(declarant.name),
    paragraph(
      `你单位${dateInText(change.declaredOn)}申报的“${power.name}”${change.kind}（${change.serial}${change.round > 1 ? `，第${change.round}次申报` : ''}）收悉。${NEXT[data.ruling]}`,
    ),
    subheading('一、申报事项'),
    facts([
      [['事项名称', power.name]],
      [['事项编码', power.code]],
      [
        ['变更类型', change.kind],
        ['事项版本', power.versionNumber === undefined ? undefined : `第 ${power.versionNumber} 版`],
      ],
      [['变更事由', change.cause]],
      [
        ['事由发生日期', dateInText(change.causeDate)],
        ['收到申报日期', dateInText(change.declaredOn)],
      ],
      [['申报人', declarant.personName]],
      [['流程图校验值', power.flowchartHash]],
    ]),
    subheading('二、审查意见'),
    ...writtenText(data.opinion),
    together([
      ...contactLine(data),
      {
        kind: 'seal',
        organ: data.organ.name,
        name: '印章',
        date: dateInWords(data.issuedOn),
        before: `审查人：${data.reviewer}`,
      },
    ]),
  ];
  return {
    title: data.title,
    number: data.number,
    author: data.organ.name,
    subject: change.serial,
    issuedOn: data.issuedOn,
    foot: `变更编号：${change.serial}`,
    content,
  };
}
