/** What the ledger of changes may be narrowed by. */
import { has, hasRare, type Filters, type MatterRow } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { ChangeKind, ChangeState } from '../../../domain/registry/change-life.ts';
import { changeModels } from './models.ts';

export interface ChangeFilter {
  state?: ChangeState;
  kind?: ChangeKind;
  organ?: string;
  power?: string;
  late?: boolean;
}

/** SQL over `matter m`: a change is late for good once one of its deadlines was missed. */
const LATE = "EXISTS (SELECT 1 FROM clock y WHERE y.matter_id = m.id AND y.colour = 'overdue')";

export function changeFilters(database: Database): Filters<ChangeFilter, MatterRow> {
  const { changeOfMatter } = changeModels(database);
  return {
    state: (state) => ({ state }),
    kind: (kind) => has(changeOfMatter, { kind }),
    organ: (organ) => ({ organ_id: organ }),
    power: (power) => hasRare(changeOfMatter, { power_id: power }),
    late: (late) => () => (late ? LATE : `NOT ${LATE}`),
  };
}
