import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { civilDate, dateAndTime } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import type { CaseVolume, Hold, SelfCheck, VolumeItem } from '../../domain/api/archive.ts';
import { contentAddress, sizeText } from '../matters/file-size.ts';
import { documentAddress } from '../cases/pieces.tsx';
import { Facts } from '../parts/facts.tsx';
import { Empty } from '../parts/marks.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { EndHoldDialog, HoldDialog, LateDialog } from './dialogs.tsx';
import { SelfCheckTable } from './self-check-table.tsx';
import { VolumeStateMark } from './state-mark.tsx';

/** The file of a case: its contents, the file as PDF and as package, and how it stands on its way to permanent storage (R12). */
export function VolumeTab({ caseId }: { caseId: string }): ReactNode {
  const { t, pick } = useWords();
  const address = `/cases/${encodeURIComponent(caseId)}`;
  const read = useRead<CaseVolume>(`${address}/volume`, { fresh: true });
  const [asked, setAsked] = useState<'late' | 'hold' | Hold | null>(null);
  const check = useAction(() => api.get<SelfCheck>(`${address}/self-check`), { changesNothing: true });
  const [checked, setChecked] = useState<SelfCheck | null>(null);
  if (!read.data) return <NotYet read={read} />;
  const volume = read.data;
  const isClosed = volume.closedAt !== null;
  const held = volume.holds.find(({ ended }) => !ended);
  return (
    <div className="stack" data-testid="volume-tab">
      <Panel title={t('case.tab.volume')} note={volume.serial}>
        <div className="stack">
          <Facts
            two
            items={[
              {
                label: t('volume.state'),
                value: isClosed ? <VolumeStateMark state={volume.state} /> : <span className="state on">{t('volume.open')}</span>,
              },
              { label: t('volume.sealable'), value: volume.sealableFrom && civilDate(volume.sealableFrom) },
              {
                label: t('volume.filed'),
                value: volume.filed ? t('volume.filedBy', { by: volume.filed.by, at: dateAndTime(volume.filed.at) }) : t('volume.notFiled'),
              },
              { label: t('volume.number'), value: volume.filed?.volumeNumber },
              { label: t('volume.retention'), value: volume.filed?.retention },
              { label: t('volume.rows'), value: t('volume.rowsCount', { count: volume.rows }) },
              { label: t('volume.current'), value: t('archive.versionNumber', { version: volume.version }) },
            ]}
          />
          {volume.problem && (
            <p className="notice" role="status" data-testid="volume-problem">
              {pick(volume.problem.text, volume.problem.textEn)}
            </p>
          )}
          {volume.mayOpen ? (
            <p className="line no-print">
              <Button type="primary" href={`/api${address}/volume.pdf`} target="_blank" rel="noreferrer" data-testid="volume-pdf">
                {t('volume.pdf')}
              </Button>
              {isClosed && (
                <Button href={`/api${address}/volume.zip`} download data-testid="volume-zip" title={t('volume.zipHelp')}>
                  {t('volume.zip')}
                </Button>
              )}
              {isClosed && (
                <Button
                  loading={check.pending}
                  onClick={() => void check.run().then((answer) => answer && setChecked(answer))}
                  data-testid="self-check"
                >
                  {t('volume.check')}
                </Button>
              )}
              {volume.mayKeep && (
                <Button onClick={() => setAsked('late')} data-testid="add-late">
                  {t('volume.addLate')}
                </Button>
              )}
              {volume.mayKeep && volume.state !== 'sealed' && !held && (
                <Button onClick={() => setAsked('hold')} data-testid="hold">
                  {t('volume.hold')}
                </Button>
              )}
              {isClosed && <span className="quiet small">{t('volume.zipHelp')}</span>}
            </p>
          ) : (
            <p className="quiet small">{t('volume.closedToYou')}</p>
          )}
          {check.error && <ErrorNotice error={check.error} />}
        </div>
      </Panel>
      {checked && <SelfCheckTable checked={checked} />}
      <Panel title={t('volume.contents')} note={t('volume.contentsCount', { count: volume.items.length })}>
        {volume.items.length ? <Contents items={volume.items} /> : <Empty title={t('volume.empty')} text={t('volume.emptyText')} />}
      </Panel>
      {isClosed && (
        <Panel title={t('volume.packages')}>
          <Packages volume={volume} />
        </Panel>
      )}
      {volume.holds.length > 0 && (
        <Panel title={t('volume.holds')} stacked>
          {volume.holds.map((hold) => (
            <div key={hold.id} data-testid="hold-line">
              {t('volume.holdBy', { ...hold, at: dateAndTime(hold.at) })}
              {hold.ended ? (
                <p className="quiet small">{t('volume.ended', { ...hold.ended, at: dateAndTime(hold.ended.at) })}</p>
              ) : (
                volume.mayKeep && (
                  <Button size="small" style={{ marginInlineStart: 8 }} onClick={() => setAsked(hold)} data-testid="end-hold">
                    {t('volume.endHold')}
                  </Button>
                )
              )}
            </div>
          ))}
        </Panel>
      )}
      {asked === 'late' && <LateDialog caseId={caseId} close={() => setAsked(null)} />}
      {asked === 'hold' && <HoldDialog caseId={caseId} close={() => setAsked(null)} />}
      {asked !== null && typeof asked === 'object' && <EndHoldDialog caseId={caseId} hold={asked} close={() => setAsked(null)} />}
    </div>
  );
}

function Contents({ items }: { items: VolumeItem[] }): ReactNode {
  const { t } = useWords();
  return (
    <div className="table-wrap">
      <table className="rows" style={{ tableLayout: 'auto' }} aria-label={t('volume.contents')} data-testid="volume-contents">
        <thead>
          <tr>
            <th>{t('volume.position')}</th>
            <th>{t('volume.docNumber')}</th>
            <th>{t('volume.responsible')}</th>
            <th>{t('volume.title')}</th>
            <th>{t('volume.date')}</th>
            <th className="right">{t('volume.pages')}</th>
            <th className="right">{t('volume.size')}</th>
            <th>{t('volume.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} data-testid="volume-item" data-late={item.late !== null}>
              <td>{item.position}</td>
              <td className="nowrap">{item.number}</td>
              <td className="nowrap">{item.responsible}</td>
              <td>
                <Title item={item} />
              </td>
              <td className="nowrap">{civilDate(item.date)}</td>
              <td className="right">{item.pages}</td>
              <td className="right nowrap">{item.size === null ? '—' : sizeText(item.size)}</td>
              <td title={item.sha256 ?? undefined}>{item.sha256 && <code>{item.sha256.slice(0, 12)}…</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Title({ item }: { item: VolumeItem }): ReactNode {
  const { t } = useWords();
  if (item.sha256 === null)
    return (
      <>
        {item.title} <span className="quiet small">{t('volume.waiting')}</span>
      </>
    );
  return (
    <>
      {item.kind === 'document' ? (
        <a href={documentAddress(item.id)} target="_blank" rel="noreferrer">
          {item.title}
        </a>
      ) : (
        <a href={contentAddress(item.id)} download={item.title}>
          {item.title}
        </a>
      )}
      {item.withdrawn && <span className="state done">{t('volume.withdrawn')}</span>}
      {item.late && (
        <p className="small">
          <span className="state on">{t('volume.late')}</span> {t('volume.lateBy', { ...item.late, at: dateAndTime(item.late.at) })}
        </p>
      )}
    </>
  );
}

function Packages({ volume: { packages, mayOpen } }: { volume: CaseVolume }): ReactNode {
  const { t } = useWords();
  if (!packages.length) return <p className="quiet">{t('volume.packagesEmpty')}</p>;
  const last = packages.at(-1)?.version ?? 1;
  return (
    <table className="plain" data-testid="packages">
      <tbody>
        {packages.map((one) => (
          <tr key={one.id} data-testid="package">
            <td className="nowrap">{t('archive.versionNumber', { version: one.version })}</td>
            <td className="nowrap">{one.superseded ? t('volume.superseded', { version: last }) : <b>{t('volume.inForce')}</b>}</td>
            <td className="nowrap">{dateAndTime(one.at)}</td>
            <td className="nowrap">{sizeText(one.size)}</td>
            <td>
              <code className="breaks">{one.sha256}</code>
              {one.reason && <p className="quiet small">{one.reason}</p>}
            </td>
            <td className="right">
              {mayOpen && (
                <a href={`/api/archive/packages/${one.id}/content`} download>
                  {t('volume.download')}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
