/**
 * What happened to the demonstration city's registry in its past two weeks: one change done, one returned, one waiting, one called for by
 * a law (R7, R8).
 */
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Person } from '../../platform/auth/index.ts';
import { type Time } from '../../platform/time/time.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { onceStanding } from '../../procedures/index.ts';
import { entryOfVersion, type Laws, type RegistryService } from '../../registry/index.ts';

export interface RegistryStoryDependencies {
  registry: RegistryService;
  laws: Laws;
  time: Time;
  person: (account: string) => Promise<Person>;
}

/** Working day → what happens on it. */
type RegistryStories = Readonly<Record<number, () => Promise<void>>>;

export function createRegistryStories({ registry, laws, time, person }: RegistryStoryDependencies): RegistryStories {
  const today = (): string => civilDateInChina(time.now());
  const locked = async (powerId: string): Promise<[id: string, lock: number]> => {
    const version = await registry.store.latestVersion(powerId);
    if (!version) throw new Error(`${powerId} is not loaded`);
    return [version.id, version.lock_version];
  };

  /** A new version with another entry, declared on the day. */
  async function declare(
    account: string,
    powerId: string,
    change: (entry: RegistryEntry) => Partial<RegistryEntry>,
    cause: string,
    rename?: [from: string, to: string],
  ): Promise<void> {
    const registrar = await person(account);
    const draft = await registry.createDraft(registrar, powerId);
    const entry = entryOfVersion(draft);
    const { version } = await registry.saveBasics(registrar, draft.id, { ...entry, ...change(entry) }, draft.lock_version);
    const xml = rename ? version.bpmn_xml.replace(`name="${rename[0]}"`, `name="${rename[1]}"`) : version.bpmn_xml;
    const saved =
      xml === version.bpmn_xml ? version : (await registry.saveFlowchart(registrar, draft.id, xml, version.lock_version)).version;
    await registry.declare(registrar, draft.id, saved.lock_version, cause, today());
  }

  return {
    0: () =>
      declare(
        'jian-shixiang',
        'power-completion-filing',
        ({ conditions }) => ({ conditions: [...conditions, '消防验收合格或者已办理消防验收备案。'] }),
        '住房和城乡建设主管部门修订竣工验收备案管理办法，备案条件增加消防验收要求。',
      ),
    1: () =>
      declare(
        'shi-shixiang',
        'power-equity-pledge',
        ({ conditions }) => ({ conditions: [...conditions, '股权所在公司出具同意出质的股东会决议。'] }),
        '规范股权出质登记，增加申请条件。',
      ),
    2: async () => {
      const [officer, seen] = [await person('fazhi1'), await locked('power-completion-filing')];
      await onceStanding(() => registry.confirm(officer, ...seen, '经审查，修改依据充分，予以确认。'));
    },
    3: async () => {
      const [registrar, seen] = [await person('jian-shixiang'), await locked('power-completion-filing')];
      await onceStanding(() => registry.adjust(registrar, ...seen));
    },
    5: async () => {
      const [officer, seen] = [await person('fazhi2'), await locked('power-equity-pledge')];
      const opinion = '拟增加的条件没有法律、法规依据，不得增设。请删除该条件，或者补充上位法依据后重新申报。';
      await onceStanding(() => registry.returnVersion(officer, ...seen, opinion));
    },
    7: () =>
      declare(
        'wei-shixiang',
        'power-public-place-hygiene',
        ({ conditions }) => ({ conditions: [...conditions, '从业人员取得有效健康合格证明。'] }),
        '《公共场所卫生管理条例实施细则》修订，从业人员健康证明列入告知承诺内容。',
        ['当场决定', '当场核对承诺并决定'],
      ),
    8: async () => {
      const [law] = await laws.list({ q: '城镇燃气管理条例' });
      if (!law) throw new Error('No power cites 城镇燃气管理条例');
      await laws.mark(await person('fazhi1'), law.id, {
        kind: 'changed',
        articles: [],
        on: today(),
        note: '国务院公布修订后的条例，经营许可条件有调整。',
      });
    },
  };
}
