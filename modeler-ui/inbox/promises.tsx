import { App, Button, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Page } from '../../domain/api/basics.ts';
import type { CheckedPromise, PromiseToCheck } from '../../domain/api/cases.ts';
import { api } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { Proceeding } from '../parts/proceeding.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import '../matters/files.css';

/** Promises that stood for materials and are to be checked after the decision (告知承诺), for whoever reviewed the case. */
export function PromiseNotice(): ReactNode {
  const { t, pick } = useWords();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const [checking, setChecking] = useState<PromiseToCheck | null>(null);
  const { data } = useRead<Page<PromiseToCheck>>(can('matter.add') ? '/cases/promises' : null, { fresh: true });
  const items = data?.items ?? [];
  if (!items.length) return null;
  const over = items.filter(({ overdue }) => overdue).length;
  return (
    <div className="notice awaited" data-testid="promises">
      <p className="notice-title line">
        <span>{t('promises.title', { count: items.length, over })}</span>
        <button type="button" className="as-link" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="show-promises">
          {t(open ? 'awaited.hide' : 'awaited.show')}
        </button>
      </p>
      {open && (
        <ul>
          {items.map((item) => (
            <li key={`${item.caseId}${item.material.code}`}>
              <Link to={`/cases/${item.caseId}/materials`}>{item.subject}</Link> <span className="quiet">{item.serial}</span> ·{' '}
              {item.partyName} · {pick(item.material.name, item.material.nameEn)} ·{' '}
              {item.overdue ? (
                <b>{t('promises.over', { date: item.checkBy })}</b>
              ) : (
                <span className="quiet">{t('promises.by', { date: item.checkBy })}</span>
              )}{' '}
              <Button size="small" onClick={() => setChecking(item)} data-testid={`check-promise-${item.material.code}`}>
                {t('promises.check')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {checking && <CheckDialog promise={checking} close={() => setChecking(null)} />}
    </div>
  );
}

function CheckDialog({ promise: { caseId, material }, close }: { promise: PromiseToCheck; close: () => void }): ReactNode {
  const { t, pick } = useWords();
  const { modal, message } = App.useApp();
  const [kept, setKept] = useState<boolean | null>(null);
  const action = useAction((key, note: string) =>
    api.post<Page<CheckedPromise>>(`/cases/${encodeURIComponent(caseId)}/promises`, { code: material.code, kept, note }, { key }),
  );
  return (
    <ReasonDialog
      title={t('promises.dialogTitle', { name: pick(material.name, material.nameEn) })}
      text={t('promises.dialogText')}
      label={t('promises.note')}
      help={t('promises.noteHelp')}
      confirmText={t('promises.confirm')}
      action={action}
      disabled={kept === null}
      done={({ items }) => {
        const checked = items.find(({ code }) => code === material.code);
        if (checked && !checked.kept)
          modal.info({ title: t('promises.done'), content: <Proceeding checked={checked} />, okText: t('close'), closable: true });
        else void message.success(t('promises.done'));
      }}
      close={close}
      testId="promise-check"
    >
      <Radio.Group value={kept} onChange={(event) => setKept(event.target.value as boolean)}>
        <Radio value={true} data-testid="promise-kept">
          {t('promises.kept')}
        </Radio>
        <Radio value={false} data-testid="promise-broken">
          {t('promises.broken')}
        </Radio>
      </Radio.Group>
    </ReasonDialog>
  );
}
