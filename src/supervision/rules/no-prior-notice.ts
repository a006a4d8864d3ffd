/** R15.6 行政处罚事先告知书未报备: imposed without a served notice, before the time to ask for a hearing, or above what was told (CF44, 62, 64). */
import { yuanText } from '../../../domain/money/amount.ts';
import { firstWith, lastSaid, servedOn, type CaseFacts } from '../facts/case-facts.ts';
import { at, decided, numbered, penalty } from './parts/example-case.ts';
import type { Finding, LookRule } from './rule.ts';
import { EXPLAIN_DAYS, figure, workingDays } from './parts/settings.ts';
import { dayOf, lastDay } from './parts/times.ts';

const HEARING_RIGHT = 'hearing-right-notice';
const NOTICES = ['penalty-prior-notice', HEARING_RIGHT];

const waived = ({ decisions, waivedAt }: CaseFacts, from: number): boolean =>
  waivedAt.some((moment) => moment >= from) || decisions.some(({ said, at }) => at >= from && said.waiver === 'waived');

export const noPriorNotice: LookRule = {
  id: 'R15.6',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '行政处罚事先告知书未报备',
  textEn: 'Prior notice of a penalty missing',
  plain: {
    text: '普通程序的处罚，作出决定前没有送达事先告知书；有听证权利的，告知送达未满五个工作日且未书面放弃；决定的罚款高于告知的金额（行政处罚法第四十四条、第六十二条、第六十四条）。',
    textEn:
      'An ordinary penalty imposed without a served prior notice; with a right to a hearing, within five working days of its service and without a written waiver; or with a fine above the notified one (CF44, 62, 64).',
  },
  evidence: { text: '事先告知书、送达登记、处罚决定', textEn: 'The notice, its service and the decision' },
  settings: [workingDays('hearingDays', 5, '要求听证的期限', 'Time to ask for a hearing'), EXPLAIN_DAYS],
  inCase(facts, { calendar, settings }) {
    const ruling = firstWith(facts, 'impose');
    if (facts.category !== 'penalty' || facts.simple || !ruling) return [];
    const found = (text: string, textEn: string): Finding[] => [{ occurrence: 'notice', at: ruling.at, text, textEn }];
    const notice = facts.documents.findLast(({ template, at }) => NOTICES.includes(template) && at <= ruling.at);
    if (!notice) return found('作出处罚决定前没有事先告知书', 'Imposed without a prior notice');
    const served = servedOn(facts, notice.at, ruling.at);
    if (!served) return found('作出处罚决定前，事先告知书没有送达', 'Imposed before the prior notice was served');
    const early = dayOf(ruling.at) <= lastDay(calendar, served, figure(settings, 'hearingDays'));
    if (notice.template === HEARING_RIGHT && early && !waived(facts, notice.at))
      return found(
        `告知于 ${served} 送达，未满听证申请期即作出决定`,
        `Notice served on ${served}; imposed before the time for a hearing was over`,
      );
    const [told, fine] = [lastSaid(facts, 'fine-amount', notice.at), lastSaid(facts, 'fine-amount', ruling.at)];
    if (typeof told === 'number' && typeof fine === 'number' && fine > told)
      return found(
        `罚款 ${yuanText(fine)} 元，高于告知的 ${yuanText(told)} 元`,
        `Fine of ${yuanText(fine)} above the notified ${yuanText(told)}`,
      );
    return [];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-29 10:00',
      text: '听证告知书11月25日送达，11月29日决定',
      textEn: 'Notice served on 25 November, imposed on the 29th',
      facts: { case: served([decided('11-29', { effect: 'impose' })]) },
    },
    {
      fires: true,
      on: '2026-11-29 10:00',
      text: '没有告知书',
      textEn: 'No notice at all',
      facts: { case: penalty({ decisions: [decided('11-29', { effect: 'impose' })] }) },
    },
    {
      fires: true,
      on: '2026-12-03 10:00',
      text: '告知5000元，决定20000元',
      textEn: 'Told 5,000 yuan, fined 20,000',
      facts: { case: served([decided('12-03', { effect: 'impose', said: { 'fine-amount': 2_000_000 } })]) },
    },
    {
      fires: false,
      on: '2026-12-03 10:00',
      text: '11月25日送达，12月3日决定',
      textEn: 'Served on 25 November, imposed on 3 December',
      facts: { case: served([decided('12-03', { effect: 'impose' })]) },
    },
    {
      fires: false,
      on: '2026-11-29 10:00',
      text: '11月27日书面放弃听证',
      textEn: 'Waived in writing on 27 November',
      facts: { case: { ...served([decided('11-29', { effect: 'impose' })]), waivedAt: [at('11-27')] } },
    },
    {
      fires: false,
      on: '2026-11-29 10:00',
      text: '简易程序',
      textEn: 'Simple procedure',
      facts: { case: penalty({ simple: true, decisions: [decided('11-29', { effect: 'impose' })] }) },
    },
  ],
};

function served(decisions: CaseFacts['decisions']): CaseFacts {
  return penalty({
    documents: [numbered(HEARING_RIGHT, '11-24')],
    decisions: [
      decided('11-20', { stage: 'investigation-report', said: { 'fine-amount': 500_000 } }),
      decided('11-25', { stage: 'service', said: { 'served-on': '2026-11-25' } }),
      ...decisions,
    ],
  });
}
