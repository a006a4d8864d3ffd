import type { MatterRow } from '../matters/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { Sightings } from './sightings.ts';
import { cancelCommand } from './start-matter.ts';

/** Has every instance cancelled that is, or claims to be, the matter's. Inside the caller's transaction. */
export async function giveUpInstances({ outbox, sightings }: { outbox: Outbox; sightings: Sightings }, matter: MatterRow): Promise<void> {
  const instances = new Set((await sightings.of(matter.id)).keys());
  if (matter.process_instance_key !== null) instances.add(matter.process_instance_key);
  for (const key of instances) await outbox.put(cancelCommand(key));
}
