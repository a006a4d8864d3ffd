/** Decisions on what a party asks for besides licences: grants, confirmations, rewards and other powers. */
import type { DocumentData } from '../document-data.ts';
import { certificate } from '../families/certificate.ts';
import { letter, section, type Section } from '../families/letter.ts';
import { amount, answer, items, otherFields, told } from '../layout/answers.ts';
import { citation, citations, dayInText, facts, paragraph, substantiveBasis, writtenText, you, type Fact } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
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

/** Only those that apply, as the decider listed them, and what was written beside them. */
const reasons = (data: DocumentData): Section['content'] => [
  ...items(answer(data, 'unmetConditions')).map((item, index, all) => paragraph(all.length > 1 ? `${index + 1}．${item}` : item)),
  ...writtenText(data.decision?.text ?? ''),
];

const refusal =
  (verb: string): Template =>
  (data) =>
    letter(data, {
      opening: [`${begun(data)}经审查，不符合法定条件。根据${citations(data)}的规定，本机关决定${verb}。`],
      sections: [
        section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
        section('理由', reasons(data)),
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

/** Handed to both parties of what was registered; it has no term of validity. */
const registrationNotice: Template = (data) =>
  letter(data, {
    opening: [`${applicationAccepted(data)}经审查，符合登记条件。根据${citations(data)}的规定，本机关予以登记，现将登记内容通知如下。`],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]]), ...recordedFields(data)]),
      section('登记内容', told(data, 'confirmedContent', data.case.subject)),
    ],
    last: section('说明', [paragraph('本通知书是登记的凭证。登记事项发生变化的，应当及时申请变更或者注销登记。')]),
    signer: '申请人（代理人）',
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
  'registration-notice': {
    title: '登记通知书',
    titleEn: 'Notice of registration',
    numberWord: '确登',
    content: registrationNotice,
    prints: 'applied',
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
};
