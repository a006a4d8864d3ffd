import { useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import type { MatterDetail } from '../../domain/api/matters.ts';
import { DocumentLines, OpinionList } from '../cases/pieces.tsx';
import { FileButtons } from './file-buttons.tsx';
import { FileViewer } from './file-viewer.tsx';
import { Facts } from '../parts/facts.tsx';

/** What a matter's kind says of it, as labels and values. */
export function MatterFacts({ found }: { found: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const { power, partyName, facts } = found.extra;
  return (
    <Facts
      items={[
        { label: t('matters.kind'), value: pick(found.kindName.text, found.kindName.textEn) },
        { label: t('matters.number'), value: found.number },
        ...(power ? [{ label: t('application.power'), value: pick(power.name, power.nameEn) }] : []),
        ...(partyName ? [{ label: t('inbox.column.party'), value: partyName }] : []),
        { label: t('matters.organ'), value: <OrganName of={found.organ} /> },
        ...(found.answeringOrgan ? [{ label: t('matters.answering'), value: <OrganName of={found.answeringOrgan} /> }] : []),
        ...facts,
      ]}
    />
  );
}

/** What is known of a matter of any kind, for whoever decides a step of it. */
export function KnownMatter({ found }: { found: MatterDetail }): ReactNode {
  const { t } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      {found.steps.some(({ opinion }) => opinion) && (
        <div className="section">
          <h3>{t('case.opinions')}</h3>
          <OpinionList steps={found.steps} />
        </div>
      )}
      <div className="section">
        <h3>{t('matter.facts')}</h3>
        <MatterFacts found={found} />
      </div>
      <div className="section">
        <h3>{t('case.documents')}</h3>
        <DocumentLines documents={found.documents} />
      </div>
      {found.files.length > 0 && (
        <div className="section">
          <h3>{t('matter.tab.files')}</h3>
          {shown && <FileViewer files={found.files} shown={shown} show={setShown} close={() => setShown(null)} />}
          <FileButtons files={found.files} open={setShown} />
        </div>
      )}
    </>
  );
}
