/** R15.3 当事人信息不完整: what article 11(1) asks of the party is missing, or a number fails its check characters. */
import { checkParty } from '../../../domain/party/check-party.ts';
import type { Party } from '../../../domain/party/party.ts';
import { EXAMPLE_PARTY, licence } from './parts/example-case.ts';
import type { Finding, LookRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';
import { dayOf } from './parts/times.ts';

function judge(party: Party | null, at: number): Finding[] {
  if (!party) return [{ occurrence: 'party', at, text: '没有当事人信息', textEn: 'Nothing is said of the party' }];
  const { problems } = checkParty(party, 'party', dayOf(at));
  const [first] = problems;
  if (!first) return [];
  const [text, textEn] = [problems.map(({ message }) => message).join(''), problems.map(({ messageEn }) => messageEn).join(' ')];
  return [{ occurrence: 'party', at, text, textEn }];
}

export const partyIncomplete: LookRule = {
  id: 'R15.3',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'event',
  issue: 'auto',
  text: '当事人信息不完整',
  textEn: 'Party incomplete',
  plain: {
    text: '登记或者导入的办件，当事人缺少办法第十一条第一项要求的信息，或者证件号码、统一社会信用代码校验不符。窗口登记时平台当场拒绝。',
    textEn:
      'A case that is registered or imported lacks what article 11(1) asks of the party, or a number fails its check. At the window the platform refuses it on the spot.',
  },
  evidence: { text: '当事人信息和校验结果', textEn: 'The party and the result of the check' },
  settings: [EXPLAIN_DAYS],
  atHand: { kinds: ['case-received'], find: ({ entry, at }) => judge((entry.payload.party ?? null) as Party | null, at) },
  inCase: ({ party, receivedAt }) => judge(party, receivedAt),
  examples: [
    {
      fires: true,
      on: '2026-11-16 10:00',
      text: '单位没有联系人',
      textEn: 'An organisation without a contact',
      facts: {
        case: licence({
          party: {
            kind: 'organisation',
            name: '江城燃气有限公司',
            codeType: 'uscc',
            code: '91350211M000100Y43',
            contact: '',
            phone: '13812345678',
          },
        }),
      },
    },
    {
      fires: true,
      on: '2026-11-16 10:00',
      text: '统一社会信用代码校验位不符',
      textEn: 'A USCC with a wrong check character',
      facts: {
        case: licence({
          party: {
            ...{ kind: 'organisation', name: '江城燃气有限公司', codeType: 'uscc', code: '91350211M000100Y44' },
            ...{ contact: '李明', phone: '13812345678' },
          } as Party,
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-16 10:00',
      text: '护照持有人，姓名、号码、电话齐全',
      textEn: 'A passport with name, number and telephone',
      facts: {
        case: licence({ party: { kind: 'person', name: '李雷', idType: 'passport', idNumber: 'E12345678', phone: '13812345678' } }),
      },
    },
    {
      fires: false,
      on: '2026-11-16 10:00',
      text: '身份证号码校验相符',
      textEn: 'An identity number that passes its check',
      facts: { case: licence({ party: EXAMPLE_PARTY }) },
    },
  ],
};
