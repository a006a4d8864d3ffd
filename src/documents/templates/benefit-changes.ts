/**
 * What becomes of a grant or an award before its case closes: changed, stopped, recovered, withdrawn (社会救助暂行办法 68; docs/law.md,
 * "Documents"). Each names its ground, its reasons, what the party said, and the remedies.
 */
import type { DocumentData } from '../document-data.ts';
import { certificate } from '../families/certificate.ts';
import { letter, section } from '../families/letter.ts';
import { amount, answer, told } from '../layout/answers.ts';
import { citations, facts, paragraph, you, type Fact } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { caseFacts } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const SEAL = '行政机关印章';

/** The decision that is changed, by title and number. */
function decided(data: DocumentData, title: RegExp): string {
  const decision = (data.documents ?? []).findLast((document) => title.test(document.title));
  return decision ? `《${decision.title}》（${decision.number}）` : '原决定';
}

const ground = (data: DocumentData): string => answer(data, 'changeBasis') ?? citations(data);

const granted =
  (verb: string, rows: (data: DocumentData) => Fact[][]): Template =>
  (data) =>
    letter(data, {
      opening: [
        `本机关作出的${decided(data, /^行政给付决定书$/)}，经复核，${you(data)}的情况发生变化。根据${ground(data)}的规定，本机关决定${verb}。`,
      ],
      sections: [
        section('办件信息', [caseFacts(data)]),
        section('查明的事实和理由', told(data, 'changeReason')),
        section('当事人的意见', told(data, 'statement')),
        section('决定的内容', [facts([...rows(data), [['执行日期', answer(data, 'changeFrom')]]])]),
      ],
      last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
      signer: '受给付人（代理人）',
      seal: SEAL,
    });

const grantChange = granted('变更给付', (data) => [[['调整后的给付金额', amount(data, 'grantAmount')]]]);
const grantStop = granted('停止给付', () => []);
const grantRecovery = granted('停止给付，责令退回', (data) => [
  [['责令退回的金额', amount(data, 'recoveryAmount')]],
  [['退回的银行和账号', answer(data, 'payAccount')]],
]);

const rewardCertificate: Template = (data) =>
  certificate(data, {
    holder: '获奖者',
    matter: '奖励事项',
    content: '奖励名称',
    text: answer(data, 'honour'),
    notes: ['本证书是获得奖励的凭证，以发证机关的登记为准。', '事迹不真实或者以不正当手段取得的，依法撤销奖励并收回证书。'],
  });

const rewardWithdrawalNotice: Template = (data) =>
  letter(data, {
    opening: [`本机关作出${decided(data, /^行政奖励决定书$/)}后发现下列情况，拟撤销该奖励，现将事实和理由告知${you(data)}。`],
    sections: [
      section('办件信息', [caseFacts(data, [[['奖励名称', answer(data, 'honour')]]])]),
      section('事实和理由', told(data, 'changeReason')),
    ],
    last: section('权利', [paragraph(`${you(data)}可以自收到本告知书之日起五个工作日内向本机关陈述、申辩，并提交有关材料。`)]),
    signer: '获奖者（代理人）',
    seal: SEAL,
  });

const rewardWithdrawal: Template = (data) =>
  letter(data, {
    opening: [`本机关作出的${decided(data, /^行政奖励决定书$/)}，根据${ground(data)}的规定，决定予以撤销。`],
    sections: [
      section('办件信息', [caseFacts(data, [[['奖励名称', answer(data, 'honour')]]])]),
      section('事实和理由', told(data, 'changeReason')),
      section('陈述申辩和复核', [...told(data, 'statement'), ...told(data, 'statementReply')]),
      section('收回的内容', [facts([[['证书', '由本机关收回']], [['收回的奖金', amount(data, 'recoveryAmount')]]])]),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: '获奖者（代理人）',
    seal: SEAL,
  });

const after = { isServed: true, lists: 'all' } as const;

export const BENEFIT_CHANGES: Record<string, TemplateDescription> = {
  'grant-change-decision': {
    title: '变更行政给付决定书',
    titleEn: 'Decision to change a grant',
    numberWord: '给变',
    content: grantChange,
    ...after,
  },
  'grant-stop-decision': {
    title: '停止行政给付决定书',
    titleEn: 'Decision to stop a grant',
    numberWord: '给停',
    content: grantStop,
    ...after,
  },
  'grant-recovery-decision': {
    title: '停止行政给付并责令退回决定书',
    titleEn: 'Decision to stop a grant and recover it',
    numberWord: '给退',
    content: grantRecovery,
    ...after,
  },
  'reward-certificate': {
    title: '荣誉证书',
    titleEn: 'Certificate of honour',
    numberWord: '奖证',
    content: rewardCertificate,
    isCertificate: true,
    speaks: 'ruling',
    isServed: true,
  },
  'reward-withdrawal-notice': {
    title: '拟撤销行政奖励告知书',
    titleEn: 'Notice of an intended withdrawal of an award',
    numberWord: '奖告',
    content: rewardWithdrawalNotice,
    ...after,
  },
  'reward-withdrawal': {
    title: '撤销行政奖励决定书',
    titleEn: 'Decision to withdraw an award',
    numberWord: '奖撤',
    content: rewardWithdrawal,
    ...after,
  },
};
