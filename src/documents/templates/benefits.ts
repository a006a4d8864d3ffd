/** Decisions on what a party asks for besides licences: grants, confirmations, rewards and other powers; levies as their counterpart. */
import type { DocumentData } from '../document-data.ts';
import { certificate } from '../families/certificate.ts';
import { letter, section, type Section } from '../families/letter.ts';
import { amount, answer, otherFields, told } from '../layout/answers.ts';
import { citation, citations, dayInText, facts, paragraph, substantiveBasis, writtenText, you, type Fact } from '../layout/parts.ts';
import { NOT_STOPPED, remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts, receivedOn, recordedFields } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { applicationAccepted, beyondConsent } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

const SEAL = '行政机关印章';

/** A recommendation or a duty of the organ is not an application. */
const begun = (data: DocumentData): string =>
  data.power.isOwnMotion
    ? `关于${data.party.name}的${data.power.name}事项，本机关已于${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}启动办理。`
    : applicationAccepted(data);

const terms = (rows: Fact[][]): Section['content'] => (rows.some((row) => row.some(([, value]) => value)) ? [facts(rows)] : []);

const favourable =
  (verb: string, title: string, of: (data: DocumentData) => Fact[][], duty: (data: DocumentData) => string): Template =>
  (data) =>
    letter(data, {
      opening: [`${begun(data)}经审查，符合法定条件。根据${citations(data)}的规定，本机关决定${verb}。`],
      sections: [
        section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
        section(title, [...terms(of(data)), ...recordedFields(data, otherFields(data)), ...writtenText(beyondConsent(data))]),
        section('事实和理由', told(data, 'facts')),
      ],
      last: section('说明和救济途径', [paragraph(`${duty(data)}${remedies(data, '决定书')}`)]),
      signer: '申请人（代理人）',
      seal: SEAL,
    });

const refusal =
  (verb: string): Template =>
  (data) =>
    letter(data, {
      opening: [`${begun(data)}经审查，不符合法定条件。根据${citations(data)}的规定，本机关决定${verb}。`],
      sections: [
        section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
        section('理由', writtenText(data.decision?.text ?? '')),
        section(
          '法律依据',
          substantiveBasis(data).map((basis) => paragraph(`${citation(basis)}：${basis.text}`)),
        ),
      ],
      last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
      signer: '申请人（代理人）',
      seal: SEAL,
    });

const grantDecision = favourable(
  '准予行政给付',
  '给付内容',
  (data) => [
    [['给付金额', amount(data, 'grantAmount')]],
    [['给付标准', answer(data, 'grantStandard')]],
    [['给付方式', answer(data, 'grantMethod')]],
    [['收款人', answer(data, 'payee') ?? data.party.name]],
    [['收款账号', answer(data, 'payeeAccount')]],
    [
      [
        '给付期间',
        answer(data, 'validFrom') &&
          `自${answer(data, 'validFrom') ?? ''}起${answer(data, 'validTo') ? `至${answer(data, 'validTo') ?? ''}止` : ''}`,
      ],
    ],
  ],
  (data) => `${you(data)}的情况发生变化、不再符合给付条件的，应当及时告知本机关。`,
);

const confirmationDecision = favourable(
  '予以行政确认',
  '确认内容',
  (data) => [
    [['确认内容', answer(data, 'confirmedContent') ?? data.case.subject]],
    [
      [
        '有效期限',
        answer(data, 'validFrom') &&
          `自${answer(data, 'validFrom') ?? ''}起${answer(data, 'validTo') ? `至${answer(data, 'validTo') ?? ''}止` : ''}`,
      ],
    ],
  ],
  () => '本确认以本机关发给的证书或者本决定书为凭。',
);

const rewardDecision = favourable(
  '给予行政奖励',
  '奖励内容',
  (data) => [[['奖励名称', answer(data, 'honour')]], [['奖励金额', amount(data, 'rewardAmount')]], [['奖励事由', data.case.subject]]],
  () => '奖励依据的事实不真实或者以不正当手段取得的，本机关将依法撤销。',
);

const otherDecision = favourable(
  '准予办理',
  '决定内容',
  (data) => [
    [['决定内容', data.case.subject]],
    [['有效期限', answer(data, 'validFrom') && `自${answer(data, 'validFrom') ?? ''}起至${answer(data, 'validTo') ?? ''}止`]],
  ],
  (data) => `${you(data)}应当按照本决定的内容办理，并接受监督检查。`,
);

const confirmationCertificate: Template = (data) =>
  certificate(data, {
    holder: '持证人',
    matter: '确认事项',
    content: '确认内容',
    text: answer(data, 'confirmedContent'),
    notes: [
      '本证书是行政确认的凭证，以发证机关的登记为准。',
      '持证人的情况发生变化的，应当及时向发证机关申请变更。',
      '本证书不得涂改、出租、出借或者转让，遗失的应当申请补发。',
    ],
  });

const levyFacts = (data: DocumentData): Fact[][] => [
  [['征收项目', data.power.name]],
  [['征收期间', answer(data, 'levyPeriod')]],
  [['计征依据和标准', answer(data, 'levyBasis')]],
  [['征收金额', amount(data, 'levyAmount')]],
];

const levyDecision: Template = (data) =>
  letter(data, {
    opening: [`关于“${data.case.subject}”，本机关经核定，根据${citations(data)}的规定，决定向${you(data)}征收下列款项。`],
    sections: [
      section('缴纳义务人', [caseFacts(data, [[receivedOn(data)]])]),
      section('征收内容', [facts(levyFacts(data)), ...recordedFields(data, otherFields(data))]),
      section('履行方式和期限', [
        paragraph(
          `${answer(data, 'payBy') ? `于${answer(data, 'payBy') ?? ''}前` : '自收到本决定书之日起十五日内'}缴至${answer(data, 'payAccount') ?? '缴款书载明的银行'}。逾期不缴纳的，依法加收滞纳金并申请强制执行。`,
        ),
      ]),
    ],
    last: section('救济途径', [paragraph(`${remedies(data, '决定书')}${NOT_STOPPED}`)]),
    signer: '缴纳义务人',
    seal: SEAL,
  });

const levyExemption: Template = (data) =>
  letter(data, {
    opening: [`关于“${data.case.subject}”，本机关经核定，根据${citations(data)}的规定，决定不予征收（免征）。`],
    sections: [
      section('缴纳义务人', [caseFacts(data, [[receivedOn(data)]])]),
      section('核定情况', [facts(levyFacts(data).slice(0, 3))]),
      section('理由', writtenText(data.decision?.text ?? '')),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: '缴纳义务人',
    seal: SEAL,
  });

const ruling = { speaks: 'ruling', isServed: true } as const;

export const BENEFITS: Record<string, TemplateDescription> = {
  'grant-decision': {
    title: '行政给付决定书',
    titleEn: 'Grant decision',
    numberWord: '给决',
    content: grantDecision,
    prints: 'applied',
    ...ruling,
  },
  'grant-refusal': {
    title: '不予行政给付决定书',
    titleEn: 'Grant refusal',
    numberWord: '不给',
    content: refusal('不予行政给付'),
    prints: 'applied',
    ...ruling,
  },
  'confirmation-decision': {
    title: '行政确认决定书',
    titleEn: 'Confirmation decision',
    numberWord: '确决',
    content: confirmationDecision,
    prints: 'applied',
    ...ruling,
  },
  'confirmation-refusal': {
    title: '不予行政确认决定书',
    titleEn: 'Confirmation refusal',
    numberWord: '不确',
    content: refusal('不予行政确认'),
    prints: 'applied',
    ...ruling,
  },
  'confirmation-certificate': {
    title: '确认证书',
    titleEn: 'Certificate of confirmation',
    numberWord: '确证',
    content: confirmationCertificate,
    prints: 'both',
    isCertificate: true,
    ...ruling,
  },
  'reward-decision': {
    title: '行政奖励决定书',
    titleEn: 'Reward decision',
    numberWord: '奖决',
    content: rewardDecision,
    prints: 'applied',
    ...ruling,
  },
  'reward-refusal': {
    title: '不予行政奖励决定书',
    titleEn: 'Reward refusal',
    numberWord: '不奖',
    content: refusal('不予行政奖励'),
    prints: 'applied',
    ...ruling,
  },
  'other-decision': {
    title: '行政决定书',
    titleEn: 'Administrative decision',
    numberWord: '权决',
    content: otherDecision,
    prints: 'applied',
    ...ruling,
  },
  'other-refusal': {
    title: '不予办理决定书',
    titleEn: 'Administrative refusal',
    numberWord: '权不办',
    content: refusal('不予办理'),
    prints: 'applied',
    ...ruling,
  },
  'levy-decision': { title: '征收决定书', titleEn: 'Levy decision', numberWord: '征决', content: levyDecision, ...ruling },
  'levy-exemption': { title: '不予征收决定书', titleEn: 'Decision not to levy', numberWord: '不征', content: levyExemption, ...ruling },
};
