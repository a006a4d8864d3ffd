/** R15.10 行政处罚立案审批表未报备: not decided in time whether to file, evidence before the approval, or no approval form (CF54). */
import { documentOf, firstWith, rulingOf, type CaseFacts } from '../facts/case-facts.ts';
import { at, decided, numbered, penalty } from './parts/example-case.ts';
import type { Asked, Finding, LookRule } from './rule.ts';
import { EXPLAIN_DAYS, figure, workingDays } from './parts/settings.ts';
import { closeAfter, dayOf } from './parts/times.ts';

function evidenceBefore(facts: CaseFacts, filed: number | null): Finding[] {
  const early = facts.decisions.find(
    ({ stage, at, said }) =>
      stage === 'evidence' &&
      (filed === null || at < filed || (typeof said['happened-on'] === 'string' && said['happened-on'] < dayOf(filed))),
  );
  if (!early) return [];
  return [
    { occurrence: 'evidence', at: early.at, text: '立案批准前调查取证', textEn: 'Evidence was taken before the filing was approved' },
  ];
}

function undecided(facts: CaseFacts, filed: number | null, { calendar, settings }: Asked): Finding[] {
  const dueAt = closeAfter(calendar, facts.receivedAt, figure(settings, 'filingDays'));
  const over = [filed, rulingOf(facts)?.at, facts.closedAt].some((moment) => typeof moment === 'number' && moment <= dueAt);
  return over ? [] : [{ occurrence: 'undecided', at: dueAt, dueAt, text: '期满未决定是否立案', textEn: 'Filing was not decided in time' }];
}

export const noFilingForm: LookRule = {
  id: 'R15.10',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '行政处罚立案审批表未报备',
  textEn: 'Penalty filing form missing',
  plain: {
    text: '普通程序的处罚，案源登记后期限内没有决定是否立案；立案批准前调查取证；或者立案后没有立案审批表（行政处罚法第五十四条）。',
    textEn:
      'An ordinary penalty: whether to file was not decided in time; evidence was taken before the approval; or there is no approval form after it (CF54).',
  },
  evidence: { text: '案源登记、立案审批表、取证日期', textEn: 'The source, the approval form, and the days of the evidence' },
  settings: [
    workingDays('filingDays', 15, '决定是否立案的期限（本机关程序规定）', "Time to decide on filing (the organ's own procedure rule)"),
    workingDays('documentDays', 1, '出具立案审批表的期限', 'Time to make the form'),
    EXPLAIN_DAYS,
  ],
  inCase(facts, asked) {
    if (facts.category !== 'penalty' || facts.simple) return [];
    const filing = firstWith(facts, 'accept', 'decline');
    const found = [...evidenceBefore(facts, filing?.at ?? null), ...undecided(facts, filing?.at ?? null, asked)];
    if (filing?.effect !== 'accept') return found;
    const dueAt = closeAfter(asked.calendar, filing.at, figure(asked.settings, 'documentDays'));
    const paper = documentOf(facts, ['case-filing-approval'], filing.at);
    if (paper && paper.at <= dueAt) return found;
    return [...found, { occurrence: 'form', at: dueAt, dueAt, text: '没有立案审批表', textEn: 'There is no approval form' }];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-23 17:30',
      text: '11月2日案源登记，至11月23日17:30未决定',
      textEn: 'Source on 2 November, nothing by 23 November 17:30',
      facts: { case: penalty({ receivedAt: at('11-02') }) },
    },
    {
      fires: true,
      on: '2026-11-10 10:00',
      text: '11月5日询问，11月9日立案',
      textEn: 'Questioned on 5 November, filed on the 9th',
      facts: {
        case: penalty({
          receivedAt: at('11-02'),
          decisions: [
            decided('11-09', { effect: 'accept' }),
            decided('11-10', { stage: 'evidence', said: { 'happened-on': '2026-11-05' } }),
          ],
          documents: [numbered('case-filing-approval', '11-09 10:01')],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-23 17:30',
      text: '11月23日上午立案',
      textEn: 'Filed on the morning of 23 November',
      facts: {
        case: penalty({
          receivedAt: at('11-02'),
          decisions: [decided('11-23', { effect: 'accept' })],
          documents: [numbered('case-filing-approval', '11-23 10:01')],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-23 17:30',
      text: '简易程序',
      textEn: 'Simple procedure',
      facts: { case: penalty({ receivedAt: at('11-02'), simple: true }) },
    },
  ],
};
