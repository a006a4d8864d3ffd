import { CheckCircleOutlined, CloseCircleFilled, DownOutlined, ToolOutlined, UpOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Finding } from '../../../processes/lint/finding.ts';
import type { Repair } from '../../../processes/lint/repair.ts';
import { certainRepairs } from './repair.ts';
import { countOf } from './use-findings.ts';

export interface FindingListProps {
  findings: Finding[];
  checked: boolean;
  /** Name of an element for people. */
  nameOf: (elementId: string) => string;
  onOpen: (elementId: string) => void;
  selectedId: string | null;
  /** Applies repairs; absent where the flowchart may only be read. */
  onRepair?: (repairs: Repair[]) => void;
  repairName: (repair: Repair) => string;
}

/** What the check found, errors first; a row goes to its element, and what is certain to put it right has a button (R6b). */
export const FindingList = ({ findings, checked, nameOf, onOpen, selectedId, onRepair, repairName }: FindingListProps) => {
  const { t, language } = useWords('modeler');
  const [open, setOpen] = useState(true);
  const { errors, warnings } = countOf(findings);
  const english = language === 'en';
  const certain = onRepair ? certainRepairs(findings) : [];
  return (
    <section className="finding-list" aria-label={t('findings.title')} data-testid="finding-list">
      <header>
        <strong>{t('findings.title')}</strong>
        <span role="status" aria-live="polite" data-testid="finding-counts">
          {!checked && <span className="quiet">{t('findings.checking')}</span>}
          {checked && errors === 0 && warnings === 0 && (
            <span className="finding-none">
              <CheckCircleOutlined aria-hidden /> {t('findings.none')}
            </span>
          )}
          {errors > 0 && (
            <span className="finding-error">
              <CloseCircleFilled aria-hidden /> {t('findings.errors', { count: errors })}
            </span>
          )}
          {warnings > 0 && (
            <span className="finding-warning">
              <WarningFilled aria-hidden /> {t('findings.warnings', { count: warnings })}
            </span>
          )}
        </span>
        <span className="quiet finding-hint">{findings.length > 0 && t('findings.hint')}</span>
        {certain.length > 0 && (
          <Button size="small" icon={<ToolOutlined />} onClick={() => onRepair?.(certain)} data-testid="repair-all">
            {t('findings.repairAll', { count: certain.length })}
          </Button>
        )}
        <Button
          type="text"
          size="small"
          icon={open ? <DownOutlined /> : <UpOutlined />}
          disabled={findings.length === 0}
          aria-expanded={open}
          aria-label={t(open ? 'findings.hide' : 'findings.show')}
          onClick={() => setOpen(!open)}
        />
      </header>
      {open && findings.length > 0 && (
        <ol>
          {findings.map((finding, index) => (
            <li key={`${finding.rule}-${finding.elementId ?? ''}-${index}`}>
              <FindingRow
                finding={finding}
                english={english}
                nameOf={nameOf}
                onOpen={onOpen}
                selected={finding.elementId !== null && finding.elementId === selectedId}
              />
              {onRepair && finding.repair && <RepairButton repair={finding.repair} name={repairName(finding.repair)} onRepair={onRepair} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

/** One click, one step of undo. */
export const RepairButton = ({ repair, name, onRepair }: { repair: Repair; name: string; onRepair: (repairs: Repair[]) => void }) => (
  <Button
    size="small"
    className="finding-repair"
    icon={<ToolOutlined />}
    title={name}
    onClick={() => onRepair([repair])}
    data-testid="repair"
  >
    {name}
  </Button>
);

interface FindingRowProps {
  finding: Finding;
  english: boolean;
  nameOf: (elementId: string) => string;
  onOpen: (elementId: string) => void;
  selected: boolean;
}

const FindingRow = ({ finding, english, nameOf, onOpen, selected }: FindingRowProps) => {
  const { t } = useWords('modeler');
  const { elementId, severity, rule } = finding;
  const parts = (
    <>
      <SeverityMark severity={severity} />
      <span className="finding-element">{elementId === null ? t('findings.whole') : nameOf(elementId)}</span>
      <span className="finding-message">{english ? finding.messageEn : finding.message}</span>
      <code className="finding-rule">{rule}</code>
    </>
  );
  if (elementId === null)
    return (
      <div className="finding-row" data-testid="finding-row">
        {parts}
      </div>
    );
  return (
    <button
      type="button"
      className={`finding-row ${selected ? 'selected' : ''}`}
      data-testid="finding-row"
      data-element-id={elementId}
      onClick={() => onOpen(elementId)}
    >
      {parts}
    </button>
  );
};

/** Sign and word, never the colour alone. */
export const SeverityMark = ({ severity }: { severity: Finding['severity'] }) => {
  const { t } = useWords('modeler');
  return severity === 'error' ? (
    <span className="finding-error">
      <CloseCircleFilled aria-hidden /> {t('findings.error')}
    </span>
  ) : (
    <span className="finding-warning">
      <WarningFilled aria-hidden /> {t('findings.warning')}
    </span>
  );
};
