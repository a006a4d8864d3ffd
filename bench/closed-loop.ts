/**
 * N clients, each driving one case after another to its end without a pause (a closed loop).
 *
 * Only what ends inside the measured window counts; before it the loop gets into its stride, after it the cases under way are
 * driven to their end, so that nothing is left over for the next round.
 */
export interface Load {
  clients: number;
  seconds: number;
  rampSeconds: number;
}

export interface Observer {
  /** From a step's being there to the next one's being there (or the case's end), in milliseconds. */
  step(milliseconds: number): void;
  /** The answer to the decision alone. */
  decide(milliseconds: number): void;
}

export interface Samples {
  seconds: number;
  /** All cases driven to their end, inside the window or not. */
  driven: number;
  steps: number[];
  decides: number[];
  cpuSeconds: number;
}

export async function runClosedLoop(
  { clients, seconds, rampSeconds }: Load,
  runCase: (client: number, observer: Observer) => Promise<void>,
): Promise<Samples> {
  const begin = performance.now() + rampSeconds * 1_000;
  const end = begin + seconds * 1_000;
  const samples: Samples = { seconds, driven: 0, steps: [], decides: [], cpuSeconds: 0 };
  const inWindow = (): boolean => {
    const now = performance.now();
    return now >= begin && now < end;
  };
  const observer: Observer = {
    step: (milliseconds) => {
      if (inWindow()) samples.steps.push(milliseconds);
    },
    decide: (milliseconds) => {
      if (inWindow()) samples.decides.push(milliseconds);
    },
  };
  const client = async (index: number): Promise<void> => {
    while (performance.now() < end) {
      await runCase(index, observer);
      samples.driven += 1;
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  const { user, system } = process.cpuUsage(before);
  samples.cpuSeconds = (user + system) / 1e6;
  return samples;
}
