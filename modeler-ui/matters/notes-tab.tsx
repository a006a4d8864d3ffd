import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { RELATIONS_BY_HAND, type RelationByHand } from '../../domain/matters/relations.ts';
import { api, withParameters } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { CommentList, LinkList, SearchHits } from '../../domain/api/matters.ts';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { Panel } from '../parts/panel.tsx';

/** What colleagues tell each other about a matter, and what it belongs to. */
export function NotesTab({ matterId }: { matterId: string }): ReactNode {
  return (
    <div className="case-columns" data-testid="notes-tab">
      <Notes address={`/matters/${encodeURIComponent(matterId)}/comments`} />
      <Links address={`/matters/${encodeURIComponent(matterId)}/links`} matterId={matterId} />
    </div>
  );
}

function Notes({ address }: { address: string }): ReactNode {
  const { t } = useWords();
  const notes = useRead<CommentList>(address);
  const [text, setText] = useState('');
  const add = useAction((key, note: string) => api.post<object>(address, { text: note }, { key }));
  const send = async (): Promise<void> => {
    if (await add.run(text.trim())) setText('');
  };
  return (
    <Panel title={t('notes.title')} note={t('notes.text')} stacked>
      {notes.error && <ErrorNotice error={notes.error} retry={() => void notes.refetch()} />}
      {notes.data?.items.map((note) => (
        <article key={note.id} data-testid="note">
          <p className="small quiet">
            {note.by.name} · {dateAndTime(note.at)}
          </p>
          <p className="pre">{note.text}</p>
        </article>
      ))}
      {notes.data?.items.length === 0 && <p className="quiet">{t('notes.empty')}</p>}
      {notes.data?.mayAdd && (
        <>
          <Input.TextArea
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={2_000}
            placeholder={t('notes.placeholder')}
            aria-label={t('notes.placeholder')}
            data-testid="note-text"
          />
          {add.error && <ErrorNotice error={add.error} />}
          <p>
            <Button type="primary" disabled={!text.trim()} loading={add.pending} onClick={() => void send()} data-testid="add-note">
              {t('notes.add')}
            </Button>
          </p>
        </>
      )}
    </Panel>
  );
}

function Links({ address, matterId }: { address: string; matterId: string }): ReactNode {
  const { t, pick } = useWords();
  const links = useRead<LinkList>(address);
  const [sought, setSought] = useState('');
  const [target, setTarget] = useState<string | null>(null);
  const [relation, setRelation] = useState<RelationByHand>('concerns');
  const hits = useRead<SearchHits>(sought ? withParameters('/search', { q: sought }) : null);
  const add = useAction((key, id: string, how: RelationByHand) =>
    api.post<object>(address, { kind: 'matter', id, relation: how }, { key }),
  );
  const send = async (): Promise<void> => {
    if (target && (await add.run(target, relation))) setTarget(null);
  };
  return (
    <Panel title={t('notes.links')} stacked>
      {links.error && <ErrorNotice error={links.error} retry={() => void links.refetch()} />}
      {links.data?.items.map((link) => (
        <p key={link.id} className="line" data-testid="link">
          <span className="state">{pick(link.relationName.text, link.relationName.textEn)}</span>
          {link.target ? (
            link.target.page.startsWith('/api/') ? (
              <a href={link.target.page} target="_blank" rel="noreferrer">
                {pick(link.target.text, link.target.textEn)}
              </a>
            ) : (
              <Link to={link.target.page}>{pick(link.target.text, link.target.textEn)}</Link>
            )
          ) : (
            <span className="quiet">{t('notes.hidden')}</span>
          )}
          <span className="quiet small">
            {link.by.name} · {dateAndTime(link.at)}
          </span>
        </p>
      ))}
      {links.data?.items.length === 0 && <p className="quiet">{t('notes.noLinks')}</p>}
      {links.data?.mayAdd && (
        <>
          <div className="line">
            <Select
              value={relation}
              onChange={setRelation}
              style={{ width: 130 }}
              aria-label={t('notes.relation')}
              options={RELATIONS_BY_HAND.map((code) => ({ value: code, label: t(`notes.relations.${code}`) }))}
            />
            <Select
              showSearch={{ filterOption: false, onSearch: setSought }}
              value={target}
              onChange={setTarget}
              style={{ flex: 1, minWidth: 180 }}
              placeholder={t('notes.linkPlaceholder')}
              aria-label={t('notes.linkTo')}
              options={(hits.data?.items ?? []).flatMap(({ id, number, title }) =>
                id === matterId ? [] : [{ value: id, label: `${number} ${title}` }],
              )}
              data-testid="link-target"
            />
            <Button disabled={!target} loading={add.pending} onClick={() => void send()} data-testid="add-link">
              {t('notes.link')}
            </Button>
          </div>
          {add.error && <ErrorNotice error={add.error} />}
        </>
      )}
    </Panel>
  );
}
