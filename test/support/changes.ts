/** What tests of the change procedure ask and do, through the public API (R6a, R7a, R7b, R8). */
import assert from 'node:assert/strict';
import type { Answer, ErrorBody, People } from './client.ts';

export const POWER = 'power-road-excavation';

export interface ChangeView {
  id: string;
  serial: string;
  kind: string;
  state: string;
  lockVersion: number;
  versionId: string | null;
  baseVersionId: string | null;
  cause: string;
  deadline: { kind: string; dueAt: string | null; colour: string; daysLeft: number | null } | null;
  history: { kind: string; person: { name: string } | null; text: string }[];
  documents: { id: string; title: string; number: string }[];
  running: { versionNumber: number; running: number }[];
  process: { instanceKey: string | null; stage: string | null };
  mayTakeUp: boolean;
  mayReview: boolean;
  mayAdjust: boolean;
  mayWithdraw: boolean;
  mayDeclare: boolean;
  mayDismiss: boolean;
}
interface Version {
  id: string;
  state: string;
  lockVersion: number;
}

export function changesOf(people: People, today: () => string) {
  const get = async <T>(account: string, path: string): Promise<T> => {
    const answer = await (await people.as(account)).get<T>(path);
    assert.equal(answer.status, 200, `${account} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const change = (id: string, account = 'fazhi1'): Promise<ChangeView> => get(account, `/registry/changes/${id}`);
  const changes = {
    get,
    change,
    move: async (account: string, id: string, move: string, body: object = {}): Promise<Answer<ErrorBody & ChangeView>> =>
      (await people.as(account)).post(`/registry/changes/${id}/${move}`, body),
    /** A move that must succeed. */
    async moved(account: string, id: string, move: string, body: object = {}): Promise<ChangeView> {
      const answer = await changes.move(account, id, move, body);
      assert.equal(answer.status, 200, `${move}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async draft(): Promise<string> {
      const answer = await (await people.as('shixiang')).post<Version>(`/registry/powers/${POWER}/versions`);
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.id;
    },
    /** Declares a version and answers its change. */
    async declare(versionId: string, causeDate = today()): Promise<string> {
      const registrar = await people.as('shixiang');
      const { lockVersion } = await get<Version>('shixiang', `/registry/versions/${versionId}`);
      const answer = await registrar.post(`/registry/versions/${versionId}/declare`, {
        cause: '城市道路管理条例修订',
        causeDate,
        lockVersion,
      });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const { items } = await get<{ items: ChangeView[] }>('shixiang', `/registry/changes?power=${POWER}&state=declared`);
      const id = items.find((one) => one.versionId === versionId)?.id;
      assert.ok(id);
      return id;
    },
    declarePower: async (kind: string): Promise<Answer<ErrorBody & ChangeView>> =>
      (await people.as('shixiang')).post(`/registry/powers/${POWER}/changes`, { kind, cause: '机构职能调整', causeDate: today() }),
    /** Signals about one change, oldest first, as a supervisor sees them. */
    signals: async (
      id: string,
      account = 'jiancha',
    ): Promise<
      {
        id: string;
        rule: string;
        colour: string;
        source: string;
        organ: { id: string };
        text: string;
        serial: string;
        dueAt: string;
        latenessMs: number;
      }[]
    > =>
      (await get<{ items: { changeId: string | null }[] }>(account, '/supervision/signals?limit=300')).items
        .filter(({ changeId }) => changeId === id)
        .reverse() as never,
  };
  return changes;
}
