import { useEffect, useState } from 'react';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { api, ApiError } from '../../app/api.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { useAction, type Action } from '../../app/use-action.ts';
import { useDraft, type DraftState } from '../../app/use-draft.ts';
import { versionPath } from '../api.ts';
import type { FlowchartSaved, Version } from '../../../domain/api/registry.ts';
import { isSameEntry, mergeEntries, type EntryField } from './merge-entries.ts';

/** What is kept while somebody types: the entry, and what it was when they began, so that two people's work can be put together. */
interface Kept {
  basics: RegistryEntry;
  base: RegistryEntry;
  lockVersion: number;
}

export interface EditedEntry {
  entry: RegistryEntry;
  change: (patch: Partial<RegistryEntry>) => void;
  ready: boolean;
  changed: boolean;
  draft: DraftState;
  restored: boolean;
  /** Fields that somebody else saved meanwhile and this person changed too, with what the other one saved. */
  conflicts: EntryField[];
  settle: (field: EntryField, take: 'mine' | 'theirs') => void;
  save: Action<[], void>;
  revert: () => void;
  serverProblems: FieldProblem[];
}

const keptOf = ({ basics, lockVersion }: Version): Kept => ({ basics, base: basics, lockVersion });

/** The entry of a version while it is edited: draft, save, and what to do when somebody else saved meanwhile. */
export function useEntry(version: Version, setVersion: (version: Version) => void, reload: () => Promise<unknown>): EditedEntry {
  const draft = useDraft<Kept>(`entry-${version.id}`, keptOf(version));
  const [conflicts, setConflicts] = useState<EntryField[]>([]);
  const [serverProblems, setServerProblems] = useState<FieldProblem[]>([]);
  const { basics: entry, base, lockVersion } = draft.value;
  const outdated = draft.ready && lockVersion !== version.lockVersion;

  useEffect(() => {
    if (!outdated) return;
    if (isSameEntry(entry, base)) {
      void draft.discard(keptOf(version));
      return;
    }
    const merge = mergeEntries(base, entry, version.basics);
    setConflicts(merge.conflicts);
    draft.change({ basics: merge.merged, base: version.basics, lockVersion: version.lockVersion });
  }, [outdated, version]);

  const save = useAction<[], void>(async (key) => {
    try {
      const saved = await api.put<FlowchartSaved>(`${versionPath(version.id)}/basics`, { basics: entry, lockVersion }, { key });
      const stored = { ...version, basics: entry, lockVersion: saved.lockVersion, findings: saved.findings };
      setVersion(stored);
      setServerProblems([]);
      setConflicts([]);
      await draft.discard(keptOf(stored));
    } catch (error) {
      if (error instanceof ApiError) {
        setServerProblems(error.fields);
        if (error.code === 'stale-version') await reload();
      }
      throw error;
    }
  });

  return {
    entry,
    ready: draft.ready,
    changed: !isSameEntry(entry, version.basics),
    draft: draft.state,
    restored: draft.restored,
    conflicts,
    save,
    serverProblems,
    change: (patch) => {
      setServerProblems([]);
      draft.change((before) => ({ ...before, basics: withoutNothing({ ...before.basics, ...patch }) }));
    },
    settle: (field, take) => {
      setConflicts((before) => before.filter((one) => one !== field));
      if (take === 'theirs')
        draft.change((before) => ({ ...before, basics: withoutNothing({ ...before.basics, [field]: version.basics[field] }) }));
    },
    revert: () => {
      setConflicts([]);
      setServerProblems([]);
      void draft.discard(keptOf(version));
    },
  };
}

/** A field that was taken away is absent, not undefined: so it is stored, and so it is compared. */
const withoutNothing = (entry: RegistryEntry): RegistryEntry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as RegistryEntry;
