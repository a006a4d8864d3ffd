import { HEADERS } from '../../../domain/contract.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** R10: every step is fixed to one position that the registry names for this power of this organ. */
export const positionInOrgan: RegistryRule = {
  name: 'position-in-organ',
  check({ chart, entry }, report) {
    const known = new Map(entry.positions.map((position) => [position.code, position]));
    const names = entry.positions.map(({ name }) => name).join('、');
    const namesEn = entry.positions.map(({ nameEn }) => nameEn).join(', ');
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'step') continue;
      const position = node.headers[HEADERS.position]?.trim();
      if (!position) {
        report(node.id, `环节${called(node)}没有设置岗位。`, `Step ${calledEn(node)} names no position.`);
      } else if (!known.has(position)) {
        const named = entry.positions.find(({ name, nameEn }) => name === position || nameEn === position);
        report(
          node.id,
          `环节${called(node)}的岗位“${position}”不在${entry.organ.name}为本事项登记的岗位中（${names}）。`,
          `Step ${calledEn(node)} names position "${position}", which is not among those registered for this power (${namesEn}).`,
          named && { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.position, value: named.code } },
        );
      }
    }
  },
};
