import { HEADERS } from '../../contract.ts';
import { DOCUMENTS } from '../documents.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** R11.5: a document task names a document that the platform can produce. */
export const documentKnown: RegistryRule = {
  name: 'document-known',
  check({ chart }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'document') continue;
      const template = node.headers[HEADERS.template];
      if (!template) report(node.id, `${called(node)}没有选择文书。`, `${calledEn(node)} names no document.`);
      else if (!Object.hasOwn(DOCUMENTS, template)) {
        report(node.id, `${called(node)}的文书“${template}”没有模板。`, `${calledEn(node)} names document "${template}", for which there is no template.`);
      }
    }
  },
};
