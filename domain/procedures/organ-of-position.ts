/** The organ at whose position a step is done or an outcome given (R10): the one that answers, or the one that handles the matter. */
import type { OrganRole } from './procedure-entry.ts';

export interface OrgansOfMatter {
  organ_id: string;
  answering_organ_id: string | null;
}

export function organOfPosition(
  positions: readonly { code: string; organ?: OrganRole }[],
  code: string,
  { organ_id, answering_organ_id }: OrgansOfMatter,
): string {
  const answering = positions.find((position) => position.code === code)?.organ === 'answering';
  return (answering ? answering_organ_id : null) ?? organ_id;
}
