import { Button, Input, Modal, type InputRef } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { api, withParameters } from './api.ts';
import { useRetrying } from './connection.ts';
import { DemonstrationClock } from './demonstration-clock.tsx';
import { HOMES, homesOf } from './homes.ts';
import { setLanguage, useWords } from './i18n.ts';
import { useKeys } from './keyboard.ts';
import { LiveEvents } from './live/live-events.tsx';
import { OrganNames, useOrganName } from './organ-names.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { useSession } from './use-session.ts';
import type { SearchHits } from '../../domain/api/matters.ts';
import { civilDate, serverNow, weekday, useNow } from './time.tsx';

/** The frame of every page: homes at the left; search, who I am and for which position, language and clock at the top. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const { t } = useWords();
  const { can, person, session } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const search = useRef<InputRef>(null);
  const homes = homesOf(can, person?.positions ?? []);

  const goTo = (path: string) => (): void => {
    void navigate(path);
  };
  useKeys({
    '/': (event) => {
      event.preventDefault();
      search.current?.focus({ cursor: 'all' });
    },
    '?': () => setHelp(true),
    ...Object.fromEntries(homes.map(({ letter, path }) => [`g ${letter}`, goTo(path)])),
  });

  useEffect(() => {
    const here = [...HOMES].find(({ path }) => pathname.startsWith(path));
    document.title = here ? `${t(`home.${here.key}`)} · ${t('product')}` : t('product');
  }, [pathname, t]);

  return (
    <LiveEvents>
      <OrganNames>
        <div className="shell">
          <a className="skip" href="#content">
            {t('shell.skip')}
          </a>
          <header className="top">
            <Link to="/" className="brand">
              <img src="/mark.svg" alt="" width={22} height={22} />
              {t('product')}
            </Link>
            {can('matter.read') && <Search field={search} />}
            <span className="top-space" />
            {session.mode === 'demonstration' ? <DemonstrationClock /> : <Today />}
            <LanguageSwitch />
            <WhoAmI />
            <Button type="text" size="small" onClick={() => setHelp(true)} aria-label={t('shell.help')} data-testid="open-help">
              ?
            </Button>
          </header>
          <nav className="homes" aria-label={t('shell.homes')}>
            {homes.map(({ key, path, letter }) => (
              <NavLink
                key={key}
                to={path}
                title={`g ${letter}`}
                className={({ isActive }) => (isActive || (path === '/registry' && pathname.startsWith('/modeler')) ? 'active' : '')}
                data-testid={`home-${key}`}
              >
                {t(`home.${key}`)}
              </NavLink>
            ))}
          </nav>
          <main id="content" className="content" tabIndex={-1}>
            <RetryNotice />
            {children}
          </main>
          {help && <KeyHelp close={() => setHelp(false)} />}
        </div>
      </OrganNames>
    </LiveEvents>
  );
}

function Search({ field }: { field: React.RefObject<InputRef | null> }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { can } = useSession();
  const [text, setText] = useState('');
  /** A number leads to its page; whatever is more than cases is shown among all matters. */
  const go = async (sought: string): Promise<void> => {
    const { items } = await api.get<SearchHits>(withParameters('/search', { q: sought })).catch(() => ({ items: [] }) as SearchHits);
    const exact = items.find(({ number }) => number === sought);
    const list = can('case.read') && items.every(({ kind }) => kind === 'case') ? '/cases' : '/matters';
    void navigate(exact?.page ?? withParameters(list, { q: sought }));
  };
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void go(text.trim());
      }}
    >
      <Input
        ref={field}
        size="small"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('shell.search')}
        aria-label={t('shell.search')}
        suffix={<kbd>/</kbd>}
        data-testid="search"
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </form>
  );
}

function WhoAmI(): ReactNode {
  const { t } = useWords();
  const { person, session, signOut } = useSession();
  const organName = useOrganName();
  const [changing, setChanging] = useState(false);
  if (!person) return null;
  const duties =
    person.positions.length > 0
      ? [...new Set(person.positions.map(({ name }) => name))].join('、')
      : person.roles.map((role) => t(`role.${role}`)).join('、');
  const whereAndWhat = `${organName(person.organ)} · ${duties}`;
  return (
    <span className="who" data-testid="who">
      <span className="who-name" title={whereAndWhat}>
        <b>{person.name}</b> <span className="quiet">{whereAndWhat}</span>
      </span>
      {session.mode === 'production' && (
        <Button type="link" size="small" onClick={() => setChanging(true)} data-testid="change-password">
          {t('password.title')}
        </Button>
      )}
      {changing && <PasswordDialog close={() => setChanging(false)} />}
      <Button type="link" size="small" onClick={() => void signOut()} data-testid="sign-out">
        {t('shell.signOut')}
      </Button>
    </span>
  );
}

export function LanguageSwitch(): ReactNode {
  const { language } = useWords();
  return (
    <Button
      type="text"
      size="small"
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      data-testid="switch-language"
      lang={language === 'zh' ? 'en' : 'zh-CN'}
    >
      {language === 'zh' ? 'English' : '中文'}
    </Button>
  );
}

function Today(): ReactNode {
  const { language } = useWords();
  useNow();
  return (
    <span className="quiet">
      {civilDate(serverNow())} {weekday(serverNow(), language)}
    </span>
  );
}

/** Seen while the platform or the network is away and the call is being tried again. */
function RetryNotice(): ReactNode {
  const { t } = useWords();
  const retrying = useRetrying();
  return (
    <div aria-live="polite">
      {retrying && (
        <div className="retrying" data-testid="retrying">
          {t('shell.retrying')}
        </div>
      )}
    </div>
  );
}

function KeyHelp({ close }: { close: () => void }): ReactNode {
  const { t } = useWords();
  const { can, person } = useSession();
  const rows: [string, string][] = [
    ['/', t('keys.search')],
    ['j  k', t('keys.rows')],
    ['Enter', t('keys.open')],
    ['1  9', t('keys.outcome')],
    ['Esc', t('keys.close')],
    ['Ctrl Enter', t('keys.submit')],
    ...homesOf(can, person?.positions ?? []).map(({ key, letter }): [string, string] => [
      `g ${letter}`,
      t('keys.goTo', { home: t(`home.${key}`) }),
    ]),
    ['?', t('keys.help')],
  ];
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={close} width={420} data-testid="key-help">
      <table className="keys">
        <tbody>
          {rows.map(([keys, meaning]) => (
            <tr key={keys}>
              <th scope="row">
                {keys.split(/\s+/).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
