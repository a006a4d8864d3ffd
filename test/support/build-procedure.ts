/** A small procedure of the rules for tests: somebody asks in writing, the other organ answers, and it is settled. */
import { HEADERS, JOB_TYPES } from '../../domain/contract.ts';
import type { ProcedureEntry } from '../../domain/procedures/procedure-entry.ts';

export const buildProcedure = (): ProcedureEntry => ({
  id: 'notice',
  name: '询问函',
  nameEn: 'Notice',
  rules: ['R20'],
  numberWord: '询',
  page: '/matters/:id',
  positions: [
    { code: 'supervisor', name: '监督岗', nameEn: 'Supervisor', organ: 'handling' },
    { code: 'contact', name: '联络岗', nameEn: 'Contact', organ: 'answering' },
  ],
  intake: {
    title: '询问',
    titleEn: 'Question',
    fields: [{ key: 'question', label: '询问事项', labelEn: 'Question', type: 'long-text', required: true, max: 500 }],
  },
  forms: {
    reply: {
      title: '答复',
      titleEn: 'Reply',
      fields: [{ key: 'measures', label: '整改措施', labelEn: 'Measures', type: 'long-text', required: true, max: 500 }],
    },
  },
  documents: {
    'notice-paper': {
      title: '询问函',
      titleEn: 'Notice',
      numberWord: '询函',
      from: 'handling',
      to: 'answering',
      opening: '关于“{title}”，请你单位答复。',
      sections: [
        { title: '一、询问事项', fields: ['question'] },
        { title: '二、整改措施', fields: ['measures'] },
      ],
      closing: '联系编号：{matterNumber}。',
    },
  },
  states: {
    ask: { code: 'asking', name: '待发出', nameEn: 'To be sent' },
    answer: { code: 'answering', name: '待答复', nameEn: 'To be answered' },
  },
  results: { settled: { name: '已办结', nameEn: 'Settled' } },
});

const header = (key: string, value: string): string => `<zeebe:header key="${key}" value='${value}' />`;

const step = (id: string, name: string, ...headers: string[]): string =>
  `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><zeebe:taskHeaders>${headers.join('')}</zeebe:taskHeaders></bpmn:extensionElements></bpmn:userTask>`;

const service = (id: string, name: string, type: string, key: string, value: string): string =>
  `<bpmn:serviceTask id="${id}" name="${name}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" /><zeebe:taskHeaders>${header(key, value)}</zeebe:taskHeaders></bpmn:extensionElements></bpmn:serviceTask>`;

/** start → ask → paper → answer → settled. An engine runs it. */
export function drawProcedure(): string {
  const nodes = [
    '<bpmn:startEvent id="start" />',
    step('ask', '发出询问', header(HEADERS.position, 'supervisor'), header(HEADERS.outcomes, '[{"code":"send","label":"发出"}]')),
    service('paper', '生成询问函', JOB_TYPES.generateDocument, HEADERS.template, 'notice-paper'),
    step(
      'answer',
      '答复',
      header(HEADERS.position, 'contact'),
      header(HEADERS.form, 'reply'),
      header(HEADERS.outcomes, '[{"code":"answer","label":"答复"}]'),
    ),
    service('close', '办结', JOB_TYPES.closeCase, HEADERS.result, 'settled'),
    '<bpmn:endEvent id="end" />',
  ];
  const way = ['start', 'ask', 'paper', 'answer', 'close', 'end'];
  const flows = way.slice(1).map((to, index) => `<bpmn:sequenceFlow id="f${index}" sourceRef="${way[index]}" targetRef="${to}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_1" targetNamespace="http://sunlit.local/test">
<bpmn:process id="notice" isExecutable="true">
${[...nodes, ...flows].join('\n')}
</bpmn:process>
</bpmn:definitions>`;
}
