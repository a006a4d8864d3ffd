import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { useWords } from '../app/i18n.ts';

interface Options {
  /** Dotted path of the API, e.g. `party.code`; the summary of problems links to it. */
  path: string;
  label: string;
  required?: boolean;
  help?: string;
  problems?: FieldProblem[];
  good?: string;
  wide?: boolean;
  children: ReactNode;
}

/** Label above, help below, the problem at the field. */
export function Field({ path, label, required, help, problems = [], good, wide, children }: Options): ReactNode {
  const { pick } = useWords();
  const problem = problems.find((one) => one.path === path);
  const field = useMarked(path, problem !== undefined);
  return (
    <div
      ref={field}
      className={`field ${wide ? 'wide' : ''}`}
      id={`field-${path}`}
      data-testid={`field-${path}`}
      data-problem={problem?.code}
    >
      <span className="field-label" id={`label-${path}`}>
        {label}
        {required && (
          <span className="must" aria-hidden="true">
            *
          </span>
        )}
      </span>
      {children}
      {problem ? (
        <span className="field-problem" role="alert" id={`problem-${path}`}>
          {pick(problem.message, problem.messageEn)}
        </span>
      ) : good ? (
        <span className="field-good">{good}</span>
      ) : help ? (
        <span className="field-help">{help}</span>
      ) : null}
    </div>
  );
}

/** Whatever control stands in the field says that it is wrong, and by which words (WCAG 3.3.1). */
function useMarked(path: string, isWrong: boolean): RefObject<HTMLDivElement | null> {
  const field = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    for (const control of field.current?.querySelectorAll('input, textarea, [role="radiogroup"]') ?? []) {
      if (isWrong) {
        control.setAttribute('aria-invalid', 'true');
        control.setAttribute('aria-describedby', `problem-${path}`);
      } else {
        control.removeAttribute('aria-invalid');
        control.removeAttribute('aria-describedby');
      }
    }
  }, [path, isWrong]);
  return field;
}
