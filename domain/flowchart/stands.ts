/** Whether an instance of an engine stands where a matter's record leads (R12a): a job at each place, and no job anywhere else. */
import { enabled, type Run } from './conformance.ts';

export const standsWhereRecordLeads = (run: Run, jobElements: readonly string[]): boolean => {
  const places = enabled(run).map(({ elementId }) => elementId);
  return places.length > 0 && same(places, jobElements);
};

const same = (one: readonly string[], other: readonly string[]): boolean => [...one].sort().join(' ') === [...other].sort().join(' ');
