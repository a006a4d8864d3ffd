import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useWords } from './i18n.ts';
import { useSession } from './use-session.ts';
import type { Organisation } from '../../domain/api/organisation.ts';
import { useRead } from './use-read.ts';

const EnglishNames = createContext<ReadonlyMap<string, string>>(new Map());

/** Reads the organs' English names once, when the page is in English; everything else of the API names organs in Chinese. */
export function OrganNames({ children }: { children: ReactNode }): ReactNode {
  const { language } = useWords();
  const { can } = useSession();
  const { data } = useRead<Organisation>(language === 'en' && can('organisation.read') ? '/organisation' : null);
  const names = useMemo(() => new Map((data?.organs ?? []).map(({ id, nameEn }) => [id, nameEn])), [data]);
  return <EnglishNames value={names}>{children}</EnglishNames>;
}

export interface NamedOrgan {
  id: string;
  name: string;
}

/** The name of an organ in the language of the page. */
export function useOrganName(): (organ: NamedOrgan) => string {
  const { pick } = useWords();
  const names = useContext(EnglishNames);
  return ({ id, name }) => pick(name, names.get(id));
}

/** The same as an element, whole in its title. */
export function OrganName({ of }: { of: NamedOrgan | null | undefined }): ReactNode {
  const nameOf = useOrganName();
  return of ? <span title={nameOf(of)}>{nameOf(of)}</span> : null;
}
