/**
 * What may become of execution: an agreement, suspension, its end (QZ39, QZ40, QZ42). The law says it of organs that execute themselves;
 * who has to ask the court keeps to it by analogy, and the three months of QZ53 run on (docs/law.md, "Procedures").
 */
import { letter, section } from '../families/letter.ts';
import { answer, items, told } from '../layout/answers.ts';
import { facts, paragraph, you } from '../layout/parts.ts';
import { acceptedOn, caseFacts } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';
import { decisionOf, owed } from './execution.ts';

const SIGNER = '当事人（代理人）';
const SEAL = '行政机关印章';

const executionAgreement: Template = (data) =>
  letter(data, {
    opening: [
      `为履行${decisionOf(data)}，在不损害公共利益和他人合法权益的情况下，根据《中华人民共和国行政强制法》第四十二条的规定，本机关与${you(data)}达成如下协议。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      owed(data),
      section('履行的方式和期限', [
        ...items(answer(data, 'agreementPlan')).map((item, index) => paragraph(`${index + 1}．${item}`)),
        facts([[['最后履行日期', answer(data, 'agreementUntil')]], [['减免的加处罚款或者滞纳金', answer(data, 'agreementRelief')]]]),
      ]),
    ],
    last: section('不履行的后果', [
      paragraph(
        `执行协议应当履行。${you(data)}不履行的，本机关恢复强制执行或者依法申请人民法院强制执行；签订协议不延长申请人民法院强制执行的期限。`,
      ),
    ]),
    signer: SIGNER,
    seal: SEAL,
  });

const executionSuspension: Template = (data) =>
  letter(data, {
    opening: [`因出现下列情形，根据《中华人民共和国行政强制法》第三十九条第一款的规定，本机关决定中止执行${decisionOf(data)}。`],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('中止的情形', [facts([[['情形', answer(data, 'executionGround')]]]), ...told(data, 'executionReason', data.decision?.text)]),
    ],
    last: section('恢复', [
      paragraph(
        '中止执行的情形消失后，本机关恢复执行。对没有明显社会危害，当事人确无能力履行，中止执行满三年未恢复执行的，不再执行。中止执行不延长申请人民法院强制执行的期限。',
      ),
    ]),
    signer: SIGNER,
    seal: SEAL,
  });

/** QZ40, or QZ39(2) after three years of suspension. */
const executionTermination: Template = (data) => {
  const isAfterYears = answer(data, 'executionEnd') === undefined;
  return letter(data, {
    opening: [
      `根据《中华人民共和国行政强制法》${isAfterYears ? '第三十九条第二款' : '第四十条'}的规定，本机关决定对${decisionOf(data)}${isAfterYears ? '不再执行' : '终结执行'}。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section(isAfterYears ? '不再执行的理由' : '终结的情形', [
        facts([[['情形', isAfterYears ? '没有明显社会危害，当事人确无能力履行，中止执行满三年未恢复执行' : answer(data, 'executionEnd')]]]),
        ...told(data, 'executionReason', data.decision?.text),
      ]),
    ],
    last: section('说明', [paragraph('据以执行的行政决定被撤销、变更，或者执行错误的，恢复原状或者退还财物；不能的，依法赔偿。')]),
    signer: SIGNER,
    seal: SEAL,
  });
};

export const EXECUTION_LIFE: Record<string, TemplateDescription> = {
  'execution-agreement': {
    title: '执行协议书',
    titleEn: 'Agreement on execution',
    numberWord: '*协',
    content: executionAgreement,
    lists: 'all',
  },
  'execution-suspension': {
    title: '中止执行通知书',
    titleEn: 'Notice that execution is suspended',
    numberWord: '*中执',
    content: executionSuspension,
    isServed: true,
    lists: 'all',
  },
  'execution-termination': {
    title: '终结执行决定书',
    titleEn: 'Decision to end execution',
    numberWord: '*终执',
    content: executionTermination,
    isServed: true,
    lists: 'all',
  },
};
