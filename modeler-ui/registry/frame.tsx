import type { ReactNode } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';
import { REGISTRY_PAGES } from './pages.ts';
import { useWaiting } from './changes/use-waiting.ts';
import './i18n.ts';
import './registry.css';

/** The registry's own navigation above each of its pages; what waits for this person is counted beside the name. */
export function RegistryFrame(): ReactNode {
  const { t } = useWords('registry');
  const { can } = useSession();
  const { pathname } = useLocation();
  const waiting = useWaiting();
  const here = REGISTRY_PAGES.findLast(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <>
      <nav className="registry-nav no-print" aria-label={t('nav.label')}>
        {REGISTRY_PAGES.filter(({ action }) => can(action)).map(({ key, path }) => (
          <NavLink
            key={key}
            to={path}
            end
            className={here?.key === key ? 'active' : ''}
            aria-current={here?.key === key ? 'page' : undefined}
            data-testid={`registry-nav-${key}`}
          >
            {t(`nav.${key}`)}
            {key === 'changes' && waiting !== null && waiting > 0 && (
              <span className="registry-count" title={t('nav.waiting', { count: waiting })} data-testid="waiting-count">
                {waiting}
              </span>
            )}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
