import { lazy, Suspense } from 'react';
import type { Finding } from '../../processes/lint/finding.ts';
import { HEADERS } from '../../domain/contract.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { useWords } from '../app/i18n.ts';
import { confirmVersion, declareVersion, returnVersion } from '../registry/api.ts';
import type { Version } from '../../domain/api/registry.ts';
import type { Diagram } from './bpmn/create-modeler.ts';
import { readHeader } from './bpmn/headers.ts';
import { outcomesOf } from './bpmn/outcomes.ts';
import type { ElementRegistry } from './bpmn/services.ts';
import type { Settings } from './bpmn/settings.ts';
import { DeclareDialog } from './dialogs/declare-dialog.tsx';
import { ImportDialog } from './dialogs/import-dialog.tsx';
import { PrintSheet } from './dialogs/print-sheet.tsx';
import { ReviewDialog } from './dialogs/review-dialog.tsx';
import { SkeletonDialog } from './dialogs/skeleton-dialog.tsx';
import { StaleDialog } from './dialogs/stale-dialog.tsx';
import { usePerson } from './use-person.ts';
import type { Saving } from './use-saving.ts';

const WalkDialog = lazy(() => import('./walk/walk-dialog.tsx'));
const FormDialog = lazy(() => import('../registry/forms/form-dialog.tsx'));

export type Dialog =
  'declare' | 'confirm' | 'return' | 'import' | 'skeleton' | 'walk' | 'print' | { form: string | null; stepId: string } | null;

export interface WorkbenchDialogsProps {
  dialog: Dialog;
  onDialog: (dialog: Dialog) => void;
  version: Version;
  title: string;
  diagram: Diagram | null;
  xml: string;
  findings: Finding[];
  changed: boolean;
  saving: Saving;
  nameOf: (elementId: string) => string;
  onGo: (elementId: string) => void;
  onXml: (xml: string) => void;
  onMove: (act: (lockVersion: number) => Promise<unknown>) => Promise<void>;
  onExport: () => void;
  onLoadStored: () => void;
  onForm: (entry: RegistryEntry, lockVersion: number) => void;
}

/** Whatever is open over the workbench. */
export const WorkbenchDialogs = (props: WorkbenchDialogsProps) => {
  const { t } = useWords('modeler');
  const { today } = usePerson();
  const { dialog, onDialog, version, title, diagram, findings, saving, nameOf, onMove } = props;
  const close = (): void => onDialog(null);
  return (
    <>
      {saving.stale && (
        <StaleDialog
          onKeepDrawing={saving.dismissStale}
          onExport={props.onExport}
          onOverwrite={() => void saving.overwrite()}
          onLoadStored={props.onLoadStored}
        />
      )}
      {dialog === 'declare' && (
        <DeclareDialog
          findings={findings}
          today={today}
          nameOf={nameOf}
          onCancel={close}
          onGo={(id) => {
            close();
            props.onGo(id);
          }}
          onDeclare={(cause, causeDate) => onMove((lockVersion) => declareVersion(version.id, { cause, causeDate, lockVersion }))}
        />
      )}
      {(dialog === 'confirm' || dialog === 'return') && (
        <ReviewDialog
          kind={dialog}
          title={`${title} · ${t('registry:version.number', { number: version.number })}`}
          onCancel={close}
          onReview={(opinion) =>
            onMove((lockVersion) => (dialog === 'confirm' ? confirmVersion : returnVersion)(version.id, { opinion, lockVersion }))
          }
        />
      )}
      {dialog === 'import' && <ImportDialog entry={version.basics} changed={props.changed} onCancel={close} onImport={props.onXml} />}
      {dialog === 'skeleton' && <SkeletonDialog entry={version.basics} onCancel={close} onUse={props.onXml} />}
      {dialog === 'print' && diagram && <PrintSheet diagram={diagram} version={version} onClose={close} />}
      <Suspense fallback={null}>
        {dialog === 'walk' && <WalkDialog xml={props.xml} entry={version.basics} onClose={close} />}
        {typeof dialog === 'object' && dialog !== null && diagram && (
          <StepFormDialog {...props} diagram={diagram} formKey={dialog.form} stepId={dialog.stepId} />
        )}
      </Suspense>
    </>
  );
};

/** The form of one step; a new one is chosen for the step as soon as it is saved. */
const StepFormDialog = ({
  diagram,
  formKey,
  stepId,
  version,
  saving,
  onDialog,
  onForm,
}: WorkbenchDialogsProps & { diagram: Diagram; formKey: string | null; stepId: string }) => {
  const steps = diagram
    .get<ElementRegistry>('elementRegistry')
    .filter(({ type, labelTarget }) => type === 'bpmn:UserTask' && labelTarget === undefined);
  const step = steps.find(({ id }) => id === stepId);
  const others =
    formKey === null ? [] : steps.filter((other) => other !== step && readHeader(other.businessObject, HEADERS.form) === formKey);
  return (
    <FormDialog
      versionId={version.id}
      entry={version.basics}
      lockVersion={saving.lockVersion}
      formKey={formKey}
      outcomes={step ? outcomesOf(step.businessObject) : []}
      usedBy={others.map(({ id, businessObject }) => businessObject.name ?? id)}
      onCancel={() => onDialog(null)}
      onSaved={(entry, lockVersion, key) => {
        onForm(entry, lockVersion);
        if (step && formKey === null) diagram.get<Settings>('settings').setHeaders(step, { [HEADERS.form]: key });
        onDialog(null);
      }}
    />
  );
};
