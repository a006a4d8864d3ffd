import { useEffect, useState } from 'react';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';

const PAUSE_MS = 250;

/** The completeness check of the server, in the browser while one types (R6b). The schema is loaded when it is first needed. */
export function useCompleteness(entry: RegistryEntry): FieldProblem[] {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(() => {
      void import('../../../domain/registry/registry-entry-schema.ts').then(({ validateRegistryEntry }) => {
        if (overtaken) return;
        const checked = validateRegistryEntry(entry);
        setProblems(checked.ok ? [] : checked.problems.map((problem) => ({ ...problem, path: `basics.${problem.path}` })));
      });
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [entry]);
  return problems;
}
