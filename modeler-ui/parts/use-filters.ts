import { useSearchParams } from 'react-router';

export interface Filters<N extends string> {
  values: Record<N, string>;
  /** Nothing takes the filter away. */
  set: (name: N, value: string | undefined) => void;
  clear: () => void;
  /** Whether any is set. */
  any: boolean;
}

/** The filters of a list are the page's address, so that a list can be sent and kept. What is not set is empty. */
export function useFilters<N extends string>(names: readonly N[]): Filters<N> {
  const [parameters, setParameters] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? ''])) as Record<N, string>;
  return {
    values,
    set: (name, value) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    clear: () => setParameters({}, { replace: true }),
    any: names.some((name) => values[name]),
  };
}
