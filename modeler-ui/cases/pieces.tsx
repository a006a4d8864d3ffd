import type { ReactNode } from 'react';
import { IDENTIFIERS } from '../../domain/identifiers/index.ts';
import { identifierOf, PARTY_FIELDS, partyValue, type Party } from '../../domain/party/party.ts';
import { useWords, type Words } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { MaterialView } from '../../domain/api/cases.ts';
import type { DocumentView } from '../../domain/api/matters.ts';
import type { StepView } from '../../domain/api/steps.ts';
import { outcomeName } from '../parts/outcome-name.ts';
import { MaterialMark } from '../parts/material-mark.tsx';
import { decidedBy } from '../parts/decided-by.ts';

/** Who applies; numbers are masked by the server unless the reader has the case in hand (R11.1). */
export function partyFacts(party: Party, pick: Words['pick']): { label: string; value: ReactNode }[] {
  return PARTY_FIELDS[party.kind].flatMap(({ key, label, labelEn }) => {
    const value = partyValue(party, key);
    const kind = identifierOf(party, key);
    const [chinese, english] = kind ? [IDENTIFIERS[kind].label, IDENTIFIERS[kind].labelEn] : [label, labelEn];
    return value ? [{ label: pick(chinese, english), value }] : [];
  });
}

/** Every opinion: who, for which position, when, what outcome, and the words (R11.4). */
export function OpinionList({ steps }: { steps: StepView[] }): ReactNode {
  const { t, pick, language } = useWords();
  const [is, and] = language === 'en' ? [': ', '; '] : ['：', '；'];
  const decided = steps.flatMap(({ opinion, outcomes }) => (opinion ? [{ opinion, outcomes }] : []));
  return (
    <div>
      {decided.map(({ opinion, outcomes }) => (
        <article key={opinion.id} className="opinion" data-testid="opinion">
          <p className="line">
            <b>{opinion.stepName}</b>
            <span className={`state ${opinion.negative ? '' : 'on'}`}>
              {opinion.negative && '✕ '}
              {outcomeName({ opinion, outcomes }, pick)}
            </span>
            <span className="quiet small">
              {opinion.proposedAt && opinion.coOfficerName
                ? t('work.proposedAt', { first: opinion.personName, at: dateAndTime(opinion.proposedAt), second: opinion.coOfficerName })
                : decidedBy(opinion, t)}{' '}
              · {opinion.positionName} · {dateAndTime(opinion.at)}
            </span>
          </p>
          {opinion.text && <p className="opinion-text">{opinion.text}</p>}
          {opinion.fields.length > 0 && (
            <p className="small quiet">
              {opinion.fields.map(({ label, labelEn, value, valueEn }) => `${pick(label, labelEn)}${is}${pick(value, valueEn)}`).join(and)}
            </p>
          )}
        </article>
      ))}
      {decided.length === 0 && <p className="quiet">{t('case.noOpinions')}</p>}
    </div>
  );
}

export function MaterialTable({ materials }: { materials: MaterialView[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t('material.name')}</th>
          <th style={{ width: 54 }}>{t('material.originals')}</th>
          <th style={{ width: 64 }}>{t('material.copies')}</th>
          <th style={{ width: 76 }}>{t('material.given')}</th>
        </tr>
      </thead>
      <tbody>
        {materials.map((material) => (
          <tr key={material.code}>
            <td>
              {pick(material.name, material.nameEn)}
              {material.followBy && material.state === 'tolerated' && (
                <span className="small"> {t('material.followBy', { date: material.followBy })}</span>
              )}
            </td>
            <td>{material.originals}</td>
            <td>{material.copies}</td>
            <td>
              <MaterialMark material={material} />
            </td>
          </tr>
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
          {document.sha256 ? (
            <a href={documentAddress(document.id)} target="_blank" rel="noreferrer" data-testid="document-link">
              {document.title}
            </a>
          ) : (
            <span>{document.title}</span>
          )}
          <span className="quiet small">
            {document.number} · {document.sha256 ? dateAndTime(document.createdAt) : t('document.waiting')}
          </span>
        </li>
      ))}
    </ul>
  );
}
