import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import type { CaseDetail } from '../../domain/api/cases.ts';
import { Facts } from '../parts/facts.tsx';
import { LimitLine } from '../parts/due.tsx';
import { MaterialTable, OpinionList, partyFacts } from './pieces.tsx';
import { Timeline } from './timeline.tsx';

/** What the printer gets: the whole file of the case, whichever tab is open. */
export function CaseFile({ found, power, printedAt }: { found: CaseDetail; power: string; printedAt: string }): ReactNode {
  const { t, pick } = useWords();
  const last = found.record.at(-1);
  const result = found.result ? ` · ${t(`result.${found.result}`)}` : '';
  return (
    <article className="print-only case-file">
      <h1>{found.subject}</h1>
      <Facts
        items={[
          {
            label: t('application.power'),
            value: (
              <>
                {power}　<OrganName of={found.organ} />
              </>
            ),
          },
          { label: t('inbox.column.serial'), value: found.serial },
          { label: t('cases.state'), value: `${t(`caseState.${found.state}`)}${result}` },
          { label: t('cases.received'), value: `${dateAndTime(found.receivedAt)} ${found.receivedBy ?? ''}` },
          {
            label: t('cases.accepted'),
            value: found.acceptedAt ? `${dateAndTime(found.acceptedAt)} ${found.acceptedBy ?? t('period.acceptedByLaw')}` : '—',
          },
          { label: t('cases.completed'), value: found.completedAt ? dateAndTime(found.completedAt) : '—' },
        ]}
      />
      <h2>{t('case.party')}</h2>
      <Facts items={partyFacts(found.party, pick)} />
      <h2>{t('case.form')}</h2>
      <Facts items={found.form} />
      <h2>{t('case.materials')}</h2>
      <MaterialTable materials={found.materials} />
      <h2>{t('case.opinions')}</h2>
      <OpinionList steps={found.steps} />
      <h2>{t('case.documents')}</h2>
      <table className="plain">
        <tbody>
          {found.documents.map((document) => (
            <tr key={document.id}>
              <td>{document.title}</td>
              <td>{document.number}</td>
              <td>{dateAndTime(document.createdAt)}</td>
              <td>
                <code>{document.sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('clockTab.limits')}</h2>
      {found.clock?.limits.map((limit) => (
        <p key={limit.id}>{found.clock && <LimitLine limit={limit} clock={found.clock} />}</p>
      ))}
      <h2>{t('case.tab.timeline')}</h2>
      <Timeline events={found.timeline} documents={[]} />
      {last && (
        <p className="small">
          {t('record.head', { seq: last.seq })} <code>{last.hash}</code>
        </p>
      )}
      <p className="small">{t('case.printed', { at: printedAt })}</p>
    </article>
  );
}
