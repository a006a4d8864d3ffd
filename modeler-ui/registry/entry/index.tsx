import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../app/i18n.ts';
import { readingOnceOf, useRead } from '../../app/use-read.ts';
import { versionPath } from '../api.ts';
import { Basics } from '../power/basics.tsx';
import { StateTag } from '../state-tag.tsx';
import type { Version } from '../../../domain/api/registry.ts';
import { isEditable } from '../version-rules.ts';
import { EntryEditor } from './entry-editor.tsx';
import { NotYet } from '../../parts/not-yet.tsx';

/** The entry of one version: to edit while it is a draft or returned, to read afterwards (R5, R6a). */
export function EntryPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const { versionId = '' } = useParams();
  const client = useQueryClient();
  const found = useRead<Version>(versionPath(versionId), { once: true });
  const version = found.data?.id === versionId ? found.data : null;
  if (!version) return <NotYet read={found} rows={10} />;
  if (isEditable(version.state) && version.mayEdit)
    return (
      <EntryEditor
        key={version.id}
        version={version}
        setVersion={(next) => client.setQueryData(readingOnceOf<Version>(versionPath(versionId)).queryKey, next)}
        reload={found.refetch}
      />
    );
  return (
    <section className="registry" data-testid="entry-read-only">
      <header className="page-head">
        <h1>
          {pick(version.basics.powerName, version.basics.powerNameEn)} · {t('version.number', { number: version.number })}
        </h1>
        <StateTag state={version.state} />
        <Link to={`/registry/${version.powerId}`}>{t('entry.toPower')}</Link>
      </header>
      <div className="notice">
        <p>{t(isEditable(version.state) ? 'entry.notPermitted' : 'entry.readOnly')}</p>
      </div>
      <Basics version={version} />
    </section>
  );
}
