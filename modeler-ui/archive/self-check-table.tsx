import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { SelfCheck } from '../../domain/api/archive.ts';
import { Panel } from '../parts/panel.tsx';

/** What the self-check by the four properties found: each question with its answer, and what is wrong by name. */
export function SelfCheckTable({ checked }: { checked: SelfCheck }): ReactNode {
  const { t, pick } = useWords();
  return (
    <Panel title={t('volume.check')} note={`${t(checked.ok ? 'volume.checkOk' : 'volume.checkNot')} · ${dateAndTime(checked.at)}`}>
      <table className="plain" data-testid="self-check-table" data-ok={checked.ok}>
        <tbody>
          {checked.findings.map((finding) => (
            <tr key={finding.id} data-testid="finding" data-ok={finding.ok}>
              <td className="nowrap">{t(`property.${finding.property}`)}</td>
              <td>
                {pick(finding.text, finding.textEn)}
                {finding.detail.length > 0 && <p className="small">{finding.detail.join('；')}</p>}
              </td>
              <td className="nowrap quiet small">{t(`volume.${finding.severity}`)}</td>
              <td className="nowrap">{finding.ok ? `✓ ${t('volume.yes')}` : <b>✕ {t('volume.no')}</b>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{pick(checked.after.text, checked.after.textEn)}</p>
    </Panel>
  );
}
