import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../app/use-draft.ts';
import { useRead } from '../app/use-read.ts';
import { DraftMark } from '../parts/draft-mark.tsx';
import type { VersionComment } from '../../domain/api/catalogue.ts';

const EMPTY = { text: '' };

/** Comments on a version and its elements; unresolved ones first. */
export function Comments({ versionId }: { versionId: string }): ReactNode {
  const { t } = useWords('registry');
  const path = `/registry/versions/${encodeURIComponent(versionId)}/comments`;
  const found = useRead<{ items: VersionComment[] }>(path);
  const draft = useDraft<typeof EMPTY>(`comment-${versionId}`, EMPTY);
  const [all, setAll] = useState(false);
  const post = useAction<[string], void>(async (key, text) => {
    await api.post(path, { elementId: null, text }, { key });
    await draft.discard();
  });
  const resolve = useAction<[string], void>(async (key, id) => {
    await api.post(`/registry/comments/${encodeURIComponent(id)}/resolve`, {}, { key });
  });
  const items = found.data?.items ?? [];
  const open = items.filter(({ resolvedAt }) => !resolvedAt);
  const text = draft.value.text.trim();
  return (
    <section className="power-card" data-testid="comments">
      <h2>
        {t('comments.title')} <span className="quiet small">{t('comments.count', { open: open.length, all: items.length })}</span>
      </h2>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      <ul className="comments">
        {(all ? items : open).map((comment) => (
          <li key={comment.id} className={comment.resolvedAt ? 'quiet' : ''} data-testid="comment">
            <p className="small quiet">
              <b>{comment.person.name}</b> · {dateAndTime(comment.at)}
              {comment.elementId && ` · ${comment.elementId}`}
              {comment.resolvedAt && ` · ✓ ${t('comments.resolved', { name: comment.resolvedBy?.name ?? '' })}`}
            </p>
            <p className="pre">{comment.text}</p>
            {!comment.resolvedAt && (
              <button
                type="button"
                className="linkish small no-print"
                onClick={() => void resolve.run(comment.id)}
                data-testid="comment-resolve"
              >
                {t('comments.resolve')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {items.length > open.length && (
        <button type="button" className="linkish small no-print" onClick={() => setAll(!all)}>
          {t(all ? 'comments.hide' : 'comments.showAll')}
        </button>
      )}
      <div className="stack no-print">
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          value={draft.value.text}
          disabled={!draft.ready}
          placeholder={t('comments.placeholder')}
          aria-label={t('comments.placeholder')}
          onChange={(event) => draft.change({ text: event.target.value })}
          data-testid="comment-text"
        />
        <p className="line">
          <Button size="small" disabled={!text} loading={post.pending} onClick={() => void post.run(text)} data-testid="comment-post">
            {t('comments.post')}
          </Button>
          <DraftMark state={draft.state} />
        </p>
      </div>
      {(post.error ?? resolve.error) && <ErrorNotice error={(post.error ?? resolve.error)!} safe={t('kept')} />}
    </section>
  );
}
