import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useDraft } from '../../app/use-draft.ts';
import { Failure } from '../dialogs/failure.tsx';
import type { CommentsOfVersion, ElementComment } from './use-comments.ts';

export interface CommentPanelProps {
  versionId: string;
  comments: CommentsOfVersion;
  mayWrite: boolean;
  /** The selected element; null for the flowchart as a whole. */
  selectedId: string | null;
  /** Null when the element is no longer in the drawing. */
  nameOf: (elementId: string) => string | null;
  onOpen: (elementId: string) => void;
  onClose: () => void;
}

const EMPTY = { text: '' };

/** What the organ and the legal office say to each other about the flowchart and its elements. */
export const CommentPanel = ({ versionId, comments, mayWrite, selectedId, nameOf, onOpen, onClose }: CommentPanelProps) => {
  const { t } = useWords('modeler');
  const [onlyThis, setOnlyThis] = useState(false);
  const [resolvedToo, setResolvedToo] = useState(false);
  const selectedName = selectedId === null ? null : nameOf(selectedId);
  useEffect(() => {
    if (selectedId === null) setOnlyThis(false);
  }, [selectedId]);
  const shown = comments.comments
    .filter(({ resolvedAt }) => resolvedToo || resolvedAt === null)
    .filter(({ elementId }) => !onlyThis || elementId === selectedId);
  return (
    <aside className="comment-panel" aria-label={t('comments.title')} data-testid="comment-panel">
      <header>
        <h2>
          {t('comments.title')} <span className="quiet">{t('comments.count', { count: comments.openCount })}</span>
        </h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('comments.close')} onClick={onClose} />
      </header>
      <p className="comment-filter">
        {selectedName !== null && (
          <Radio.Group
            size="small"
            optionType="button"
            value={onlyThis}
            onChange={(event) => setOnlyThis(event.target.value as boolean)}
            options={[
              { value: false, label: t('comments.all') },
              { value: true, label: t('comments.onlyThis', { name: short(selectedName) }) },
            ]}
          />
        )}
        <Checkbox checked={resolvedToo} onChange={(event) => setResolvedToo(event.target.checked)}>
          {t('comments.showResolved')}
        </Checkbox>
      </p>
      <Failure fault={comments.error} />
      {!comments.loading && shown.length === 0 && (
        <p className="panel-empty">
          {onlyThis && selectedName !== null ? t('comments.noneFor', { name: selectedName }) : t('comments.none')}
        </p>
      )}
      <ol className="comment-list">
        {shown.map((comment) => (
          <Comment
            key={comment.id}
            comment={comment}
            nameOf={nameOf}
            onOpen={onOpen}
            onResolve={mayWrite ? () => void comments.resolve(comment.id) : null}
          />
        ))}
      </ol>
      {mayWrite ? (
        <Writing
          key={`${versionId}-${selectedId ?? ''}`}
          draftKey={`comment-${versionId}-${selectedId ?? ''}`}
          about={selectedName ?? t('comments.whole')}
          busy={comments.busy}
          onAdd={(text) => comments.add(selectedId, text)}
        />
      ) : (
        <p className="panel-help">{t('comments.notAllowed')}</p>
      )}
    </aside>
  );
};

const Comment = ({
  comment,
  nameOf,
  onOpen,
  onResolve,
}: {
  comment: ElementComment;
  nameOf: CommentPanelProps['nameOf'];
  onOpen: (id: string) => void;
  onResolve: (() => void) | null;
}) => {
  const { t } = useWords('modeler');
  const { elementId, person, at, text, resolvedAt, resolvedBy } = comment;
  const name = elementId === null ? null : nameOf(elementId);
  return (
    <li className={resolvedAt === null ? '' : 'resolved'} data-testid="element-comment" data-element-id={elementId ?? ''}>
      <p className="comment-head">
        <b>{person.name}</b> <time dateTime={at}>{dateAndTime(at)}</time>
      </p>
      <p className="comment-about">
        {elementId === null ? (
          t('comments.whole')
        ) : name === null ? (
          <span>
            {elementId} · {t('comments.gone')}
          </span>
        ) : (
          <button type="button" onClick={() => onOpen(elementId)}>
            {name}
          </button>
        )}
      </p>
      <p className="comment-text">{text}</p>
      {resolvedAt !== null && (
        <p className="panel-help">✓ {t('comments.resolved', { name: resolvedBy?.name ?? '', at: dateAndTime(resolvedAt) })}</p>
      )}
      {resolvedAt === null && onResolve && (
        <Button size="small" type="link" onClick={onResolve} data-testid="element-comment-resolve">
          {t('comments.resolve')}
        </Button>
      )}
    </li>
  );
};

/** What is typed stays on the server until it is posted, per element. */
const Writing = ({
  draftKey,
  about,
  busy,
  onAdd,
}: {
  draftKey: string;
  about: string;
  busy: boolean;
  onAdd: (text: string) => Promise<boolean>;
}) => {
  const { t } = useWords('modeler');
  const draft = useDraft<typeof EMPTY>(draftKey, EMPTY);
  const text = draft.value.text.trim();
  const add = async (): Promise<void> => {
    if (await onAdd(text)) await draft.discard();
  };
  return (
    <div className="comment-writing">
      <label htmlFor="new-comment">
        {t('comments.text')} · {t('comments.about')} {about}
      </label>
      <Input.TextArea
        id="new-comment"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={draft.value.text}
        disabled={!draft.ready}
        placeholder={t('comments.placeholder')}
        onChange={(event) => draft.change({ text: event.target.value })}
        data-testid="element-comment-text"
      />
      <Button
        size="small"
        type="primary"
        disabled={text === ''}
        loading={busy}
        onClick={() => void add()}
        data-testid="element-comment-add"
      >
        {t('comments.add')}
      </Button>
    </div>
  );
};

const short = (name: string): string => (name.length > 8 ? `${name.slice(0, 8)}…` : name);
