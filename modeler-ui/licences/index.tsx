import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import type { LicenceDetail } from '../../domain/api/licences.ts';
import { Facts } from '../parts/facts.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { LicenceStateMark } from './list.tsx';
import '../cases/cases.css';

type Other = LicenceDetail['replaces'];

/** One licence or award: what it permits or honours, whether it is good, and its history line by line. */
export function LicencePage(): ReactNode {
  const { t, pick } = useWords();
  const { licenceId = '' } = useParams();
  const read = useRead<LicenceDetail>(`/licences/${encodeURIComponent(licenceId)}`, { fresh: true });
  if (!read.data) return <NotYet read={read} />;
  const licence = read.data;
  const other = (one: Other): ReactNode => one && <Link to={`/licences/${one.id}`}>{one.number}</Link>;
  return (
    <>
      <div className="page-head">
        <h1>{licence.number}</h1>
        <LicenceStateMark state={licence.state} />
        <span className="top-space" />
        <a href={`/api/documents/${licence.documentId}/content`} target="_blank" rel="noreferrer" data-testid="licence-certificate">
          {t('licences.certificate')}
        </a>
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {licence.replacedBy && (
        <p className="notice" role="status" data-testid="licence-replaced">
          {pick(licence.says.text, licence.says.textEn)} {other(licence.replacedBy)}
        </p>
      )}
      <div className="case-columns">
        <Panel title={t('licences.facts')}>
          <Facts
            items={[
              { label: t('licences.kind'), value: t(`registered.${licence.category}`) },
              { label: t('application.power'), value: pick(licence.power.name, licence.power.nameEn) },
              { label: t('licences.holder'), value: licence.holder },
              { label: t('licences.holderNumber'), value: licence.holderNumber },
              { label: t('licences.validFrom'), value: licence.validFrom },
              { label: t('licences.validTo'), value: licence.validTo },
              { label: t('cases.organ'), value: <OrganName of={licence.organ} /> },
              { label: t('licences.case'), value: <Link to={`/cases/${licence.case.id}`}>{licence.case.number}</Link> },
              ...(licence.replaces ? [{ label: t('licences.replaces'), value: other(licence.replaces) }] : []),
              ...licence.content.map(({ label, labelEn, value, valueEn }) => ({ label, labelEn, value, valueEn })),
            ]}
          />
        </Panel>
        <Panel title={t('licences.history')}>
          <table className="plain" data-testid="licence-history">
            <tbody>
              {licence.history.map((line) => (
                <tr key={`${line.at} ${line.kind} ${line.case?.id ?? ''}`}>
                  <td className="nowrap">{dateAndTime(line.at)}</td>
                  <td>{pick(line.text, line.textEn)}</td>
                  <td>{line.case ? <Link to={`/cases/${line.case.id}`}>{line.case.number}</Link> : t('licences.byClock')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      </div>
    </>
  );
}
