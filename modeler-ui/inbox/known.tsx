import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import type { CaseDetail } from '../../domain/api/cases.ts';
import { MaterialList } from '../cases/material-list.tsx';
import { DocumentLines, OpinionList, partyFacts } from '../cases/pieces.tsx';
import { Facts } from '../parts/facts.tsx';

/** What is known of a case, in the order in which a clerk asks for it. */
export function Known({ found }: { found: CaseDetail }): ReactNode {
  const { t, pick } = useWords();
  return (
    <>
      {found.steps.some(({ opinion }) => opinion) && (
        <div className="section">
          <h3>{t('case.opinions')}</h3>
          <OpinionList steps={found.steps} />
        </div>
      )}
      <div className="section">
        <h3>{t('case.party')}</h3>
        <Facts items={partyFacts(found.party, pick)} />
      </div>
      <div className="section">
        <h3>{t('case.form')}</h3>
        <Facts items={found.form} />
      </div>
      <div className="section">
        <h3>{t('case.materials')}</h3>
        <MaterialList found={found} />
      </div>
      <div className="section">
        <h3>{t('case.documents')}</h3>
        <DocumentLines documents={found.documents} />
      </div>
    </>
  );
}
