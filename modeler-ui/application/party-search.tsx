import { AutoComplete, Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { Page } from '../../domain/api/basics.ts';
import type { EarlierApplication, KnownParty } from '../../domain/api/cases.ts';
import { api, withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { civilDate } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';

interface Options {
  powerId: string;
  /** Fills in the party; with its latest application of the same power where there is one. */
  take: (found: EarlierApplication, last: KnownParty['ofPower']) => void;
}

const PAUSE_MS = 250;

/** Looks a party up among earlier cases of the organ by name or number: arrow keys and Enter take it over (R11.1). */
export function PartySearch({ powerId, take }: Options): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const asked = useLater(typed.trim());
  const found = useRead<Page<KnownParty>>([...asked].length < 2 ? null : withParameters('/cases/parties', { q: asked, power: powerId }));
  const read = useAction((_key, { caseId }: KnownParty) => readApplication(caseId), { changesNothing: true });
  const items = [...asked].length < 2 ? [] : (found.data?.items ?? []);

  const choose = async (number: string): Promise<void> => {
    const party = items.find(({ caseId }) => caseId === number);
    const application = party && (await read.run(party));
    if (!party || !application) return;
    setTyped('');
    take(application, party.ofPower);
  };

  return (
    <div className="party-search">
      <AutoComplete
        value={typed}
        onChange={setTyped}
        onSelect={(value: string) => void choose(value)}
        defaultActiveFirstOption
        options={items.map((party) => ({
          value: party.caseId,
          label: (
            <span className="party-option">
              <b>{party.name}</b> <span className="quiet">{party.idNumber}</span>
              <span className="quiet small">
                {' '}
                {t('application.known', { count: party.cases, date: civilDate(party.lastAt) })}
                {party.ofPower && ` · ${t('application.knownOfPower', { date: civilDate(party.ofPower.at) })}`}
              </span>
            </span>
          ),
        }))}
        notFoundContent={asked.length >= 2 && found.data && !found.isFetching ? t('application.unknown') : null}
        placeholder={t('application.findParty')}
        aria-label={t('application.findParty')}
        style={{ width: '100%' }}
        data-testid="party-search"
        id="party-search"
      />
    </div>
  );
}

const readApplication = (caseId: string): Promise<EarlierApplication> =>
  api.get<EarlierApplication>(`/cases/${encodeURIComponent(caseId)}/application`);

/** Takes over what the party applied for last: all but its days, which are past. */
export function CopyLast({
  last,
  copy,
}: {
  last: NonNullable<KnownParty['ofPower']>;
  copy: (found: EarlierApplication) => void;
}): ReactNode {
  const { t } = useWords();
  const read = useAction((_key, caseId: string) => readApplication(caseId), { changesNothing: true });
  const run = async (): Promise<void> => {
    const found = await read.run(last.caseId);
    if (found) copy(found);
  };
  useAlt('c', () => void run());
  return (
    <Button size="small" loading={read.pending} onClick={() => void run()} data-testid="copy-last">
      {t('application.copyLast', { date: civilDate(last.at) })} <kbd>Alt+C</kbd>
    </Button>
  );
}

/** A key with Alt, also while somebody types. */
export function useAlt(key: string, act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== `Key${key.toUpperCase()}`) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

/** What was typed, once the typing rests. */
function useLater(text: string): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}
