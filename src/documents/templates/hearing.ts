/** Hearings, experts, publicity and joint deliberation of every category (XK47, XK48; CF57, CF63–CF65). */
import type { Content } from '../layout/content.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import type { DocumentData } from '../document-data.ts';
import { letter, section } from '../families/letter.ts';
import { recordText } from '../families/record.ts';
import { report } from '../families/report.ts';
import { answer, items, recorded, told } from '../layout/answers.ts';
import { centred, citations, facts, grid, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { caseFacts, publicIdentity } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { isLicence } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

const hearingFacts = (data: DocumentData): Fact[][] => [
  [
    ['听证日期', answer(data, 'hearingDate') ?? '＿＿＿＿年＿＿月＿＿日'],
    ['听证时间', answer(data, 'hearingTime')],
  ],
  [['听证地点', answer(data, 'hearingPlace') ?? data.organ.address ?? '＿＿＿＿＿＿＿＿']],
  [['听证主持人', answer(data, 'hearingHost') ?? '＿＿＿＿＿＿＿＿']],
];

const basisOfHearing = (data: DocumentData): string =>
  isLicence(data)
    ? '《中华人民共和国行政许可法》第四十七条、第四十八条'
    : data.power.category === 'penalty'
      ? '《中华人民共和国行政处罚法》第六十三条、第六十四条'
      : citations(data);

const hearingNotice: Template = (data) =>
  letter(data, {
    opening: [
      `关于${data.power.name}“${data.case.subject}”（办件流水号：${data.case.serial}），根据${basisOfHearing(data)}的规定，本机关决定举行听证，现通知${you(data)}参加。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('听证的时间、地点和主持人', [facts(hearingFacts(data))]),
      section('权利', [
        paragraph(
          `（一）${you(data)}可以亲自参加听证，也可以委托一至二人代理；委托代理的，应当在听证前提交授权委托书，写明代理的事项和权限。`,
        ),
        paragraph(`（二）认为主持人与本案有直接利害关系的，有权申请回避。`),
        paragraph(`（三）有权进行陈述、申辩和质证，提出证据；听证结束后有权核对听证笔录并签字或者盖章。`),
      ]),
    ],
    last: section('注意事项', [
      paragraph(
        '请携带身份证明按时参加。无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利。听证除涉及国家秘密、商业秘密或者个人隐私外公开举行，不收取费用。',
      ),
    ]),
    signer: `${CATEGORY_WORDS[data.power.category].party}（代理人）`,
  });

/** XK36: whom it concerns is told, with the right to be heard and, where the power provides hearings, to ask for one (XK47). */
const interestedPartyNotice: Template = (data) => {
  const people = items(answer(data, 'interestedParties'));
  const hearing = data.power.specialProcedures.includes('听证');
  return letter(data, {
    to: people.map((line) => line.split('｜')[0]).join('、') || '利害关系人',
    opening: [
      `${data.party.name}向本机关申请${data.power.name}“${data.case.subject}”（办件流水号：${data.case.serial}）。经审查，该事项直接关系您的重大利益。根据《中华人民共和国行政许可法》第三十六条${hearing ? '、第四十七条' : ''}的规定，现予告知。`,
    ],
    sections: [
      section(
        '利害关系人',
        people.map((line) => paragraph(line.replaceAll('｜', '，'))),
      ),
      section('涉及的重大利益', told(data, 'interest')),
      section('陈述、申辩的权利', [paragraph('申请人、利害关系人有权进行陈述和申辩，本机关应当听取意见。')]),
      section(
        '要求听证的权利',
        hearing
          ? [
              paragraph(
                '申请人、利害关系人自被告知之日起五个工作日内可以提出听证申请，本机关在二十个工作日内组织听证，不收取费用。逾期未提出的，视为不要求听证。',
              ),
            ]
          : [],
      ),
    ],
    last: section('联系方式', [
      paragraph(
        `请向本机关提出意见${data.organ.phone ? `，联系电话：${data.organ.phone}` : ''}${data.organ.address ? `，地址：${data.organ.address}` : ''}。`,
      ),
    ]),
    signer: '利害关系人',
  });
};

const hearingRecord: Template = (data) =>
  recordText(data, {
    person: ['听证参加人', recorded(data, 'hearingParticipants') ?? data.party.name],
    more: hearingFacts(data).slice(2),
    told: '听证主持人宣布听证开始，核对参加人身份，宣布案由和听证纪律，告知参加人有申请回避、陈述、申辩、质证和核对笔录的权利，询问是否申请回避。',
    title: '听证情况',
    text: recorded(data, 'recordText') ?? data.decision?.text ?? '',
    confirms: '以上听证笔录我已核对无误。',
    conducts: '听证人员',
  });

const hearingReport: Template = (data) =>
  report(data, {
    opening: `根据${basisOfHearing(data)}的规定，本机关就本案举行了听证，现将听证情况报告如下。听证笔录是作出决定的根据。`,
    sections: [
      section('听证的基本情况', [facts([...hearingFacts(data), [['听证参加人', answer(data, 'hearingParticipants')]]])]),
      section('听证中的陈述、申辩和质证', told(data, 'statement', answer(data, 'recordText') ?? '见听证笔录。')),
      section('听证结论和处理建议', told(data, 'hearingConclusion', data.decision?.text)),
    ],
    author: '听证主持人',
    signers: ['听证主持人', '记录人'],
  });

const expertOpinion: Template = (data) =>
  report(data, {
    opening: '受本机关委托，专家组对申请事项进行了评审，意见如下。',
    sections: [
      section('评审专家', experts(data)),
      section('评审意见', told(data, 'expertOpinion', data.decision?.text)),
      section('评审结论', data.decision ? writtenText(data.decision.outcomeLabel) : []),
    ],
    author: '组织评审人员',
    signers: ['专家组组长', '专家'],
  });

function experts(data: DocumentData): Content[] {
  const names = items(answer(data, 'experts'));
  return names.length
    ? [
        grid(
          [28, undefined, 120],
          ['序号', '专家姓名、单位和职称', '签名'],
          names.map((name, index) => [centred(index + 1), name, ' ']),
        ),
      ]
    : [];
}

const publicityNotice: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`根据${citations(data)}的规定，现将${data.power.name}的拟办理情况予以公示，接受社会监督。`],
    sections: [
      section('公示事项', [
        facts([
          [['事项名称', data.power.name]],
          [['办件流水号', data.case.serial]],
          [[CATEGORY_WORDS[data.power.category].party, data.party.name]],
          [publicIdentity(data)],
          [['公示内容', answer(data, 'publicityContent') ?? data.case.subject]],
          [['公示期限', period(data)]],
          [['公示的网站或者场所', answer(data, 'publicityPlace')]],
          [['接收异议的部门和联系方式', answer(data, 'objectionContact')]],
        ]),
      ]),
    ],
    last: section('异议的提出', [
      paragraph(`公示期内，单位和个人有异议的，可以向${data.organ.name}书面提出，说明事实和理由，并署真实姓名和联系方式。`),
    ]),
  });

const period = (data: DocumentData): string =>
  `自${answer(data, 'publicityFrom') ?? '＿＿＿＿年＿＿月＿＿日'}起至${answer(data, 'publicityTo') ?? '＿＿＿＿年＿＿月＿＿日'}止`;

const discussionRecord: Template = (data) =>
  report(data, {
    opening: '根据《中华人民共和国行政处罚法》第五十七条第二款的规定，由行政机关负责人集体讨论决定。讨论情况记录如下。',
    sections: [
      section('讨论的时间、地点和人员', [
        facts([
          [
            [
              '时间',
              `${answer(data, 'recordDate') ?? ''} ${recorded(data, 'startTime') ?? '＿＿时＿＿分'} 至 ${recorded(data, 'endTime') ?? '＿＿时＿＿分'}`,
            ],
          ],
          [['地点', recorded(data, 'place') ?? data.organ.address]],
          [['参加人员', items(answer(data, 'attendees')).join('、') || '＿＿＿＿＿＿＿＿']],
          [['记录人', recorded(data, 'recorder')]],
        ]),
      ]),
      section('讨论情况', told(data, 'discussion', answer(data, 'recordText') ?? data.decision?.text)),
      section('讨论结论', told(data, 'discussionConclusion', data.decision?.outcomeLabel)),
    ],
    author: '主持人',
    signers: ['参加讨论人员', '记录人'],
  });

export const HEARING: Record<string, TemplateDescription> = {
  'interested-party-notice': {
    title: '利害关系人告知书',
    titleEn: 'Notice to interested parties',
    numberWord: '*利告',
    content: interestedPartyNotice,
    isServed: true,
  },
  'hearing-notice': { title: '*听证通知书', titleEn: 'Notice of hearing', numberWord: '*听通', content: hearingNotice, isServed: true },
  'hearing-record': { title: '*听证笔录', titleEn: 'Record of hearing', numberWord: '*听录', content: hearingRecord, signsEachPage: true },
  'hearing-report': { title: '听证报告', titleEn: 'Report of hearing', numberWord: '*听报', content: hearingReport },
  'expert-opinion': { title: '*专家评审意见', titleEn: 'Expert opinion', numberWord: '*评', content: expertOpinion },
  'publicity-notice': { title: '*公示', titleEn: 'Public announcement', numberWord: '*示', content: publicityNotice },
  'discussion-record': { title: '集体讨论记录', titleEn: 'Record of collective discussion', numberWord: '*议', content: discussionRecord },
};
