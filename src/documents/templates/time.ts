/** Notices that move the time limits (XK42, XK45, CF60): the special procedure whose time does not count, and the extension. */
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import type { DocumentData } from '../document-data.ts';
import { letter, section } from '../families/letter.ts';
import { answer, items } from '../layout/answers.ts';
import { dayInText, facts, paragraph, writtenText, you } from '../layout/parts.ts';
import { acceptedOn, caseFacts, limitFacts, receivedOn } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { isLicence } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

/** Procedure, legal basis, days excluded. */
const specialProcedureNotice: Template = (data) => {
  const procedure = procedureOf(data);
  const days = answer(data, 'specialDays');
  return letter(data, {
    opening: [
      `${you(data)}申请的${data.power.name}，本机关已于${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}受理。本机关作出决定依法需要进行${procedure}。${isLicence(data) ? '根据《中华人民共和国行政许可法》第四十五条的规定' : '根据本事项办理时限的规定'}，${procedure}所需时间不计算在办理时限内，现书面告知。`,
    ],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
      section('特别程序', [
        facts([
          [['特别程序', procedure]],
          [['所需时间', days ? `约${/\d$/.test(days) ? `${days}个工作日` : days}` : '以实际进行的时间为准']],
          [['开始日期', dateInText(data.issuedOn)]],
          [['预计结束日期', data.limits.specialUntil && dateInText(data.limits.specialUntil)]],
          [['利害关系人', items(answer(data, 'interestedParties')).join('；') || undefined]],
          [['承办岗位', data.decision?.positionName]],
        ]),
      ]),
      section('事由', writtenText(answer(data, 'specialReason') ?? data.decision?.text ?? '')),
    ],
    last: section('时限的计算', [
      paragraph('自本告知书制发之日起办理时限中止计算；特别程序结束后继续计算，本机关将在剩余时限内作出决定。'),
    ]),
    signer: `${CATEGORY_WORDS[data.power.category].party}（代理人）`,
  });
};

/** The procedures of the power that the outcome or its reason names; all of them where none is named. */
function procedureOf(data: DocumentData): string {
  const text = `${data.decision?.outcomeLabel ?? ''}${answer(data, 'specialReason') ?? ''}${data.decision?.text ?? ''}`;
  const known = data.power.specialProcedures;
  const named = known.filter((name) => text.includes(name));
  return (named.length ? named : known).join('、') || (data.decision?.outcomeLabel.replace(/^(转|进入|需要|启动)/, '') ?? '特别程序');
}

/** Reason, new date, approver. */
const extensionNotice: Template = (data) => {
  const { extension, joint } = data.limits;
  const days = answer(data, 'extensionDays') ?? (extension ? String(extension.days) : '');
  const basis = extension?.basis ?? EXTENSION_BASIS[data.power.category] ?? '';
  return letter(data, {
    opening: [
      `${data.power.category === 'penalty' ? `${you(data)}一案` : `${you(data)}申请的${data.power.name}`}（办件流水号：${data.case.serial}），因故不能在规定期限内作出决定。${basis ? `根据${basis}的规定，` : ''}${joint ? `本事项与${joint.departments.join('、')}${joint.way}，经本级人民政府负责人批准` : '经本机关负责人批准'}，决定延长办理期限，现将理由和新的期限告知如下。`,
    ],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
      section('延长期限的理由', writtenText(answer(data, 'extensionReason') ?? data.decision?.text ?? '')),
      section('延长后的期限', [
        facts([
          [['延长时间', days && `${days.replace(/\D+$/, '')}${extension?.unitLabel ?? data.limits.unitLabel}`]],
          ...limitFacts(data).map((row) => row.slice(1)),
          [
            [
              '批准人',
              answer(data, 'governmentApproval') ?? (data.decision && `${data.decision.personName}（${data.decision.positionName}）`),
            ],
            ['批准日期', data.decision && dayInText(data.decision.at)],
          ],
        ]),
      ]),
    ],
    last: section('说明', [paragraph('本机关将在延长后的期限内作出决定，并依法送达。')]),
    signer: `${CATEGORY_WORDS[data.power.category].party}（代理人）`,
  });
};

const EXTENSION_BASIS: Partial<Record<DocumentData['power']['category'], string>> = {
  licence: '《中华人民共和国行政许可法》第四十二条第一款',
  penalty: '《中华人民共和国行政处罚法》第六十条',
};

export const TIME: Record<string, TemplateDescription> = {
  'special-procedure-notice': {
    title: '*特别程序告知书',
    titleEn: 'Notice of a special procedure',
    numberWord: '*特',
    content: specialProcedureNotice,
  },
  'extension-notice': { title: '*办理延期通知书', titleEn: 'Notice of extension', numberWord: '*延', content: extensionNotice },
};
