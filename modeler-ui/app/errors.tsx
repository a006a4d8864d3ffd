import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { Link } from 'react-router';
import type { ApiError } from './api.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { useWords } from './i18n.ts';

/** What happened, what is safe, what to do, and the stable code to quote. */
export function ErrorNotice({ error, retry, safe }: { error: ApiError; retry?: () => void; safe?: string }): ReactNode {
  const { t, pick } = useWords();
  const kind = hintKind(error);
  const hint = pick(error.hint, error.hintEn) || (kind && t(`error.hint.${kind}`));
  return (
    <div className="notice notice-problem" role="alert" data-testid="error-notice" data-code={error.code}>
      <p className="notice-title">{pick(error.message, error.messageEn)}</p>
      {safe && <p>{safe}</p>}
      {hint && <p>{hint}</p>}
      <p className="quiet notice-code">
        {t('error.code')} <code>{error.code}</code>
        {error.requestId && (
          <>
            {' '}
            · {t('error.request')} <code>{error.requestId}</code>
          </>
        )}
        {retry && (
          <Button size="small" onClick={retry} data-testid="retry">
            {t('error.retry')}
          </Button>
        )}
      </p>
    </div>
  );
}

function hintKind(error: ApiError): 'forbidden' | 'missing' | 'slow' | 'fault' | undefined {
  if (error.status === 403) return 'forbidden';
  if (error.status === 404) return 'missing';
  if (error.status === 429) return 'slow';
  if (error.status >= 500 || error.status === 0) return 'fault';
  return undefined;
}

/** Every wrong field by name; a click goes to the field. Field elements carry the id `field-<path>`. */
export function FieldSummary({ problems }: { problems: FieldProblem[] }): ReactNode {
  const { t, pick } = useWords();
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-problem" role="alert" data-testid="field-summary">
      <p className="notice-title">{t('error.fields', { count: problems.length })}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.path + problem.code}>
            <a
              href={`#field-${problem.path}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(problem.path);
              }}
            >
              {pick(problem.message, problem.messageEn)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function focusField(path: string): void {
  const element = document.getElementById(`field-${path}`);
  element?.scrollIntoView({ block: 'center' });
  const control = element?.matches('input,textarea,button,select')
    ? element
    : element?.querySelector<HTMLElement>('input,textarea,button,select');
  (control as HTMLElement | null | undefined)?.focus();
}

export function ForbiddenPage(): ReactNode {
  const { t } = useWords();
  return <Apology number="403" title={t('error.forbidden.title')} text={t('error.forbidden.text')} />;
}

export function NotFoundPage(): ReactNode {
  const { t } = useWords();
  return <Apology number="404" title={t('error.missing.title')} text={t('error.missing.text')} />;
}

function Apology({ number, title, text }: { number: string; title: string; text: string }): ReactNode {
  const { t } = useWords();
  return (
    <section className="apology" data-testid={`page-${number}`}>
      <h1>
        <span className="quiet">{number}</span> {title}
      </h1>
      <p>{text}</p>
      <p>
        <Link to="/">{t('error.home')}</Link>
      </p>
    </section>
  );
}

/** A page that breaks says so and leaves the rest standing. */
export function PageBoundary({ children }: { children: ReactNode }): ReactNode {
  return <ErrorBoundary FallbackComponent={BrokenPage}>{children}</ErrorBoundary>;
}

function BrokenPage({ error }: FallbackProps): ReactNode {
  const { t } = useWords();
  const fault = error instanceof Error ? error : new Error(String(error));
  return (
    <section className="apology" role="alert" data-testid="page-broken">
      <h1>{t('error.broken.title')}</h1>
      <p>{t('error.broken.text')}</p>
      <p className="quiet">
        <code>
          {fault.name}: {fault.message}
        </code>
      </p>
      <p>
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('error.broken.reload')}
        </Button>
      </p>
    </section>
  );
}
