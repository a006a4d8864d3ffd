import { Button, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { SavedFilterList } from '../../domain/api/steps.ts';
import { api, withParameters } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';

/** A page's filters under names of one's own: each is an address, which can be sent as well. */
export function SavedFilters({ page }: { page: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { data } = useRead<SavedFilterList>(withParameters('/saved-filters', { page }));
  const [name, setName] = useState('');
  const keep = useAction((key, body: object) => api.post<{ id: string }>('/saved-filters', body, { key }));
  const drop = useAction((_key, id: string) => api.delete<undefined>(`/saved-filters/${id}`));
  const save = async (): Promise<void> => {
    if (await keep.run({ page, name: name.trim(), query: search })) setName('');
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack" style={{ width: 260 }}>
          {data?.items.map((one) => (
            <p key={one.id} className="line" style={{ justifyContent: 'space-between' }}>
              <Button
                type="link"
                size="small"
                aria-current={one.query === search}
                onClick={() => void navigate({ pathname, search: one.query })}
                data-testid="saved-filter"
              >
                {one.name}
              </Button>
              <Button type="text" size="small" aria-label={t('work.dropFilter', { name: one.name })} onClick={() => void drop.run(one.id)}>
                ✕
              </Button>
            </p>
          ))}
          {data?.items.length === 0 && <p className="quiet small">{t('work.noFilters')}</p>}
          <form
            className="line"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <Input
              size="small"
              value={name}
              maxLength={40}
              placeholder={t('work.filterName')}
              aria-label={t('work.filterName')}
              onChange={(event) => setName(event.target.value)}
              data-testid="filter-name"
            />
            <Button size="small" htmlType="submit" disabled={!name.trim()} loading={keep.pending} data-testid="keep-filter">
              {t('work.keepFilter')}
            </Button>
          </form>
          {keep.error && <ErrorNotice error={keep.error} />}
        </div>
      }
    >
      <Button size="small" data-testid="saved-filters">
        {t('work.filters')}
      </Button>
    </Popover>
  );
}
