import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CaseDetail, MaterialInput, MaterialView } from '../../domain/api/cases.ts';
import { statesOf, type MaterialState } from '../../domain/cases/materials.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useAction } from '../app/use-action.ts';
import { Proceeding } from '../parts/proceeding.tsx';
import { FileButtons } from '../matters/file-buttons.tsx';
import { FileViewer } from '../matters/file-viewer.tsx';
import { FileDrop, UploadList } from '../matters/upload-list.tsx';
import { useUploads } from '../matters/use-uploads.ts';
import { MaterialMark } from '../parts/material-mark.tsx';

/**
 * The materials of a case item by item, with their files and a viewer (R15.11, XK32): how each stands, ticked anew by whoever takes
 * materials in.
 */
export function MaterialList({ found }: { found: Pick<CaseDetail, 'id' | 'materials' | 'files' | 'mayTick' | 'promises'> }): ReactNode {
  const { t, pick } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const uploads = useUploads(found.id);
  const tick = useAction((key, line: MaterialInput) => api.post(`/cases/${encodeURIComponent(found.id)}/materials`, line, { key }));
  const filesOf = (code: string | null) => found.files.filter(({ materialCode }) => materialCode === code);
  const loose = filesOf(null);
  const ordered = [...found.materials.flatMap(({ code }) => filesOf(code)), ...loose];
  const nameOf = (code?: string): string | undefined => {
    const material = found.materials.find((one) => one.code === code);
    return material && pick(material.name, material.nameEn);
  };

  return (
    <>
      {shown && <FileViewer files={ordered} shown={shown} show={setShown} close={() => setShown(null)} />}
      {tick.error && <ErrorNotice error={tick.error} />}
      <UploadList uploads={uploads} nameOf={({ materialCode }) => nameOf(materialCode)} />
      <table className="plain materials" data-testid="material-list">
        <thead>
          <tr>
            <th>{t('material.name')}</th>
            <th style={{ width: 88 }}>{t('material.counts')}</th>
            <th style={{ width: found.mayTick ? 168 : 132 }}>{t('material.given')}</th>
          </tr>
        </thead>
        <tbody>
          {found.materials.map((material) => (
            <tr key={material.code} data-testid={`case-material-${material.code}`} data-state={material.state}>
              <td>
                {pick(material.name, material.nameEn)}
                {material.required && <span className="quiet small"> {t('material.must')}</span>}
                <FileButtons files={filesOf(material.code)} open={setShown} />
                {found.mayTick && (
                  <FileDrop
                    small
                    label={t('material.attach')}
                    take={(files) => uploads.add(files, { materialCode: material.code })}
                    testId={`attach-${material.code}`}
                  />
                )}
              </td>
              <td className="nowrap">{countsOf(material)}</td>
              <td>
                {found.mayTick ? (
                  <StateChoice material={material} busy={tick.pending} tick={(line) => void tick.run(line)} />
                ) : (
                  <MaterialMark material={material} />
                )}
                {material.followBy && material.state === 'tolerated' && (
                  <span className="small quiet block">{t('material.followBy', { date: material.followBy })}</span>
                )}
                {found.promises
                  .filter(({ code }) => code === material.code)
                  .map((checked) => (
                    <span key={checked.code} className="small block" title={checked.note} data-testid={`promise-${checked.code}`}>
                      {t(checked.kept ? 'promises.kept' : 'promises.broken')} · {checked.by}{' '}
                      {!checked.kept && <Proceeding checked={checked} />}
                    </span>
                  ))}
                {material.ticked && <span className="small quiet block">{material.ticked.by}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {loose.length > 0 && (
        <p className="small">
          <span className="quiet">{t('material.other')} </span>
          <FileButtons files={loose} open={setShown} />
        </p>
      )}
    </>
  );
}

const countsOf = ({ originals, copies, provided }: MaterialView): string => (provided ? `${originals} / ${copies}` : '—');

function StateChoice({ material, busy, tick }: { material: MaterialView; busy: boolean; tick: (line: MaterialInput) => void }): ReactNode {
  const { t, pick } = useWords();
  const options = statesOf(material);
  // Only two ways: one button is quicker than a list.
  if (material.state === 'missing' && options.length === 2)
    return (
      <Button size="small" disabled={busy} onClick={() => tick(lineOf(material, 'received'))} data-testid={`receive-${material.code}`}>
        ✕ {t('material.state.missing')} → {t('material.receive')}
      </Button>
    );
  return (
    <Select
      size="small"
      value={material.state}
      disabled={busy}
      onChange={(state: MaterialState) => tick(lineOf(material, state))}
      options={options.map((state) => ({ value: state, label: t(`material.state.${state}`) }))}
      aria-label={`${pick(material.name, material.nameEn)} ${t('material.given')}`}
      style={{ width: '100%' }}
      data-testid={`material-state-${material.code}`}
    />
  );
}

/** What comes now comes in the numbers that the entry asks for. */
function lineOf({ code, original, asked }: MaterialView, state: MaterialState): MaterialInput {
  if (state === 'received') return { code, originals: original, copies: asked, provided: true };
  return { code, originals: 0, copies: 0, provided: false, ...(state === 'missing' ? {} : { instead: state }) };
}
