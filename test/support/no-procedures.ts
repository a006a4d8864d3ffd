/** For tests of the registry that move nothing through the offices: whatever asks for a procedure fails them. */
import type { DecideStep, OpenMatter, PlatformProcedures } from '../../src/procedures/index.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('Nothing goes through the offices here'));

export const noProcedures: { steps: DecideStep; procedures: PlatformProcedures; openMatter: OpenMatter } = {
  steps: {
    ...{ claim: refuse, release: refuse, decide: refuse, decideForPreview: refuse },
    ...{ confirm: refuse, decline: refuse, withdraw: refuse, lapse: refuse },
  },
  procedures: { publish: refuse, engineLost: refuse, deploy: refuse, current: refuse, version: refuse },
  openMatter: refuse,
};
