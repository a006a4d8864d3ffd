/**
 * Whether a registry entry says everything that the law asks of it at entry (R6b): a list that names each missing part.
 *
 * The schema says what an entry may look like; a draft may be incomplete for as long as it is one.
 */
import { CATEGORY_NAMES, intakeOf, type RegistryEntry } from '../../domain/registry/registry-entry.ts';

export interface MissingPart {
  path: string;
  code: 'missing';
  message: string;
  messageEn: string;
}

const part = (path: string, message: string, messageEn: string): MissingPart => ({ path, code: 'missing', message, messageEn });

/** Everything still missing; empty when the entry may be declared. */
export function missingParts(entry: RegistryEntry): MissingPart[] {
  const applied = intakeOf(entry).kind === 'application';
  const { name, nameEn } = CATEGORY_NAMES[entry.category];
  return [
    ...(entry.conditions.length ? [] : [part('conditions', '没有填写办理条件。', 'The conditions are missing.')]),
    ...(applied && !entry.materials.length
      ? [part('materials', `依申请的${name}没有填写申请材料。`, `A ${nameEn.toLowerCase()} on application needs its materials.`)]
      : []),
    ...(entry.externalFlowchart?.trim()
      ? []
      : [part('externalFlowchart', '没有填写外部流程图（办法第五条）。', 'The external flowchart is missing (article 5).')]),
    ...(entry.caseForm.length ? [] : [part('caseForm', '没有设置办件信息表。', 'The form of case information is empty.')]),
    ...(entry.fees.charged && !entry.fees.text?.trim()
      ? [part('fees.text', '收费的事项没有写明收费依据和标准。', 'A power that charges must state basis and rate.')]
      : []),
    ...(entry.category === 'penalty' && !entry.benchmarks?.length
      ? [part('benchmarks', '行政处罚没有裁量基准（办法第五条）。', 'A penalty needs its discretion benchmarks (article 5).')]
      : []),
    ...entry.legalBasis.flatMap(({ text }, index) =>
      /（填写|待填/.test(text)
        ? [part(`legalBasis.${index}.text`, '没有写明法律依据的条文。', 'The text of the legal basis is missing.')]
        : [],
    ),
    ...(entry.limits.statutory.basis.includes('（填写')
      ? [part('limits.statutory.basis', '没有写明法定时限的依据。', 'The basis of the statutory limit is missing.')]
      : []),
  ];
}
