import { HEADERS } from '../../../domain/contract.ts';
import { DOCUMENTS } from '../../../domain/registry/documents.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { called, calledEn, type RegistryRule, type ReportExtra } from '../rule.ts';

/** R11.5: a document task names a document that the platform can produce. */
export const documentKnown: RegistryRule = {
  name: 'document-known',
  check({ chart }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'document') continue;
      const template = node.headers[HEADERS.template];
      if (!template) report(node.id, `${called(node)}没有选择文书。`, `${calledEn(node)} names no document.`, byName(node));
      else if (!Object.hasOwn(DOCUMENTS, template)) {
        report(
          node.id,
          `${called(node)}的文书“${template}”没有模板。`,
          `${calledEn(node)} names document "${template}", for which there is no template.`,
          byName(node),
        );
      }
    }
  },
};

/** The task's own name tells the document: 生成受理通知书, 生成《受理通知书》. */
function byName(node: FlowNode): ReportExtra | undefined {
  const shown = node.name
    .replace(/^生成/, '')
    .replace(/^《(.*)》$/, '$1')
    .trim();
  const template = Object.keys(DOCUMENTS).find((code) => DOCUMENTS[code]?.name === shown);
  return template === undefined
    ? undefined
    : { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.template, value: template } };
}
