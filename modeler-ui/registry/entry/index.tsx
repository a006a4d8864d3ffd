import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ErrorNotice, NotFoundPage } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useResource } from '../../app/use-resource.ts';
import { versionPath } from '../api.ts';
import { Basics } from '../power/basics.tsx';
import { StateTag } from '../state-tag.tsx';
import type { Version } from '../../../domain/api/registry.ts';
import { isEditable } from '../version-rules.ts';
import { EntryEditor } from './entry-editor.tsx';

/** The entry of one version: to edit while it is a draft or returned, to read afterwards (R5, R6a). */
export function EntryPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const { versionId = '' } = useParams();
  const found = useResource<Version>(versionPath(versionId));
  const version = found.data?.id === versionId ? found.data : null;
  if (found.error && !version)
    return found.error.status === 404 ? <NotFoundPage /> : <ErrorNotice error={found.error} retry={() => void found.reload()} />;
  if (!version)
    return (
      <section className="registry">
        <Skeleton active paragraph={{ rows: 10 }} />
      </section>
    );
  if (isEditable(version.state) && version.mayEdit)
    return <EntryEditor key={version.id} version={version} setVersion={found.setData} reload={found.reload} />;
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
      <Basics entry={version.basics} />
    </section>
  );
}
