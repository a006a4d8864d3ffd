import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { DocumentView, MaterialView, OpinionView, PartyView } from '../app/types.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Who applies; numbers are masked by the server unless the reader has the case in hand (R11.1). */
export function partyFacts(party: PartyView, t: Translate): { label: string; value: ReactNode }[] {
  const text = (key: string): string => (typeof party[key] === 'string' ? party[key] : '');
  const rows: [string, string][] = party.kind === 'organisation'
    ? [[t('party.organisationName'), party.name], [t(`party.codeType.${text('codeType') || 'uscc'}`), text('code')], [t('party.contact'), text('contact')], [t('party.phone'), text('phone')], [t('party.address'), text('address')]]
    : [[t('party.personName'), party.name], [t(`party.idType.${text('idType') || 'identity-card'}`), text('idNumber')], [t('party.phone'), text('phone')], [t('party.address'), text('address')]];
  return rows.filter(([, value]) => value).map(([label, value]) => ({ label, value }));
}

/** Every opinion: who, for which position, when, what outcome, and the words (R11.4). */
export function OpinionList({ opinions }: { opinions: OpinionView[] }): ReactNode {
  const { t } = useWords();
  return (
    <div>
      {opinions.map((opinion) => (
        <article key={opinion.id} className="opinion" data-testid="opinion">
          <p className="line"><b>{opinion.stepName}</b><span className={`state ${opinion.negative ? '' : 'on'}`}>{opinion.negative && '✕ '}{opinion.outcomeLabel}</span><span className="quiet small">{opinion.personName}{opinion.coOfficerName && `、${opinion.coOfficerName}`} · {opinion.positionName} · {dateAndTime(opinion.at)}</span></p>
          {opinion.text && <p className="opinion-text">{opinion.text}</p>}
          {opinion.fields.length > 0 && <p className="small quiet">{opinion.fields.map(({ label, value }) => `${label}：${value}`).join('；')}</p>}
        </article>
      ))}
      {opinions.length === 0 && <p className="quiet">{t('case.noOpinions')}</p>}
    </div>
  );
}

export function MaterialTable({ materials }: { materials: MaterialView[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    <table className="plain">
      <thead><tr><th>{t('material.name')}</th><th style={{ width: 54 }}>{t('material.originals')}</th><th style={{ width: 64 }}>{t('material.copies')}</th><th style={{ width: 76 }}>{t('material.given')}</th></tr></thead>
      <tbody>
        {materials.map((material) => (
          <tr key={material.code}><td>{pick(material.name, material.nameEn)}</td><td>{material.originals}</td><td>{material.copies}</td><td>{material.provided ? `✓ ${t('material.yes')}` : <b>✕ {t('material.no')}</b>}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

export const documentAddress = (id: string): string => `/api/documents/${encodeURIComponent(id)}/content`;

export function DocumentLines({ documents }: { documents: DocumentView[] }): ReactNode {
  const { t } = useWords();
  if (documents.length === 0) return <p className="quiet">{t('case.noDocuments')}</p>;
  return (
    <ul>
      {documents.map((document) => (
        <li key={document.id} className="line">
          {document.sha256 ? <a href={documentAddress(document.id)} target="_blank" rel="noreferrer" data-testid="document-link">{document.title}</a> : <span>{document.title}</span>}
          <span className="quiet small">{document.number} · {document.sha256 ? dateAndTime(document.createdAt) : t('document.waiting')}</span>
        </li>
      ))}
    </ul>
  );
}
