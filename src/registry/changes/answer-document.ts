/** The legal office's written answer (R7b): what the review ended with, printed where the drawing asks for it. */
import { REGISTRY_ANSWER, type RegistryAnswer } from '../../documents/index.ts';
import { CHANGE_KIND_NAMES } from '../../../domain/registry/change-life.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { createMatterStore } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { AskedDocument, DocumentDraft, LetterOrgan } from '../../procedures/index.ts';
import { createRegistryStore } from '../store.ts';
import type { ChangeStore } from './store.ts';

export interface AnswerDependencies {
  database: Database;
  organ: (organId: string) => Promise<LetterOrgan>;
  personName: (personId: string) => Promise<string>;
}

export function createAnswerDocument({ database, organ: organOf, personName }: AnswerDependencies, store: ChangeStore) {
  const registry = createRegistryStore(database);
  const matters = createMatterStore(database);
  return async ({ matter, now }: AskedDocument): Promise<DocumentDraft> => {
    const change = await store.change(matter.id);
    const ruling = (await matters.opinionsOf(matter.id)).at(-1);
    if (!change || !ruling) throw new Error(`Matter ${matter.id} was not ruled on`);
    const { title, numberWord, template } = REGISTRY_ANSWER;
    const organId = matter.answering_organ_id ?? matter.organ_id;
    const organ = await organOf(organId);
    return {
      title,
      numberWord,
      organ: { id: organId, shortName: organ.shortName },
      async facts(number): Promise<RegistryAnswer> {
        const [power, version] = await Promise.all([
          registry.power(change.power_id),
          registry.version(change.version_id ?? change.base_version_id ?? ''),
        ]);
        return {
          template,
          title,
          number,
          issuedOn: civilDateInChina(now),
          organ,
          declarant: {
            name: (await organOf(change.organ_id)).name,
            personName: change.declared_by ? await personName(change.declared_by) : '',
          },
          change: {
            serial: change.serial,
            kind: CHANGE_KIND_NAMES[change.kind].name,
            cause: change.cause,
            causeDate: change.cause_date,
            declaredOn: civilDateInChina(change.declared_at ?? now),
            round: change.rounds,
          },
          power: {
            code: power?.code ?? '',
            name: power?.name ?? '',
            versionNumber: version?.number,
            flowchartHash: change.version_id ? version?.bpmn_hash : undefined,
          },
          ruling: ruling.outcome === 'confirm' ? 'confirm' : 'return',
          opinion: ruling.body,
          reviewer: ruling.person_id === null ? '' : await personName(ruling.person_id),
        };
      },
    };
  };
}
