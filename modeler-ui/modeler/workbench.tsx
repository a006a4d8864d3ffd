import type { TFunction } from 'i18next';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adjustVersion, confirmVersion, declareVersion, returnVersion, withdrawVersion } from '../registry/api.ts';
import { isEditable } from '../registry/version-rules.ts';
import type { Diagram } from './bpmn/create-modeler.ts';
import type { CanvasElement } from './bpmn/model.ts';
import { Naming } from './bpmn/naming.ts';
import type { ElementRegistry } from './bpmn/services.ts';
import type { Settings } from './bpmn/settings.ts';
import { usedByFlowchart } from './bpmn/usage.ts';
import { goTo, openSearch } from './bpmn/viewport.ts';
import { BrokenFlowchart } from './broken-flowchart.tsx';
import { FlowchartCanvas } from './canvas.tsx';
import { DeclareDialog } from './dialogs/declare-dialog.tsx';
import { Failure } from './dialogs/failure.tsx';
import { ImportDialog } from './dialogs/import-dialog.tsx';
import { ReviewDialog } from './dialogs/review-dialog.tsx';
import { StaleDialog } from './dialogs/stale-dialog.tsx';
import { download, fileName } from './download.ts';
import { elementName } from './element-name.ts';
import { Facts } from './facts.tsx';
import { FindingList } from './findings/finding-list.tsx';
import { useFindings } from './findings/use-findings.ts';
import { withNames } from './findings/with-names.ts';
import { useMarks } from './findings/use-marks.ts';
import type { Opened } from './index.tsx';
import { keyboardAid } from './keyboard-aid.ts';
import { languageOf } from './language.ts';
import { NextActions } from './next-actions.tsx';
import { Notices } from './notices.tsx';
import { PanelProvider } from './properties/context.ts';
import { PropertiesPanel } from './properties/panel.tsx';
import { SaveStatus } from './save-status.tsx';
import { Toolbar } from './toolbar.tsx';
import { useDraftKeeping } from './use-draft.ts';
import { useHistory, useSelected } from './use-diagram.ts';
import { useFlowchartXml } from './use-flowchart-xml.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useModelerKeys } from './use-modeler-keys.ts';
import { usePerson } from './use-person.ts';
import { useSaving } from './use-saving.ts';

export type Dialog = 'declare' | 'confirm' | 'return' | 'import' | null;

/** One open version: facts, canvas, panel, findings, and what can be done next. */
export const Workbench = ({ opened, onReload }: { opened: Opened; onReload: () => void }) => {
  const { t, i18n } = useTranslation(['modeler', 'registry']);
  const { version, power } = opened;
  const language = languageOf(i18n.language);
  const { personId, today } = usePerson();
  const editable = isEditable(version.state) && version.mayEdit;

  const [source, setSource] = useState({ xml: version.bpmnXml, foreign: false });
  const [problems, setProblems] = useState(opened.problems);
  const [reason, setReason] = useState<string>();
  const [draft, setDraft] = useState(opened.draft);
  const [warnings, setWarnings] = useState<string[]>([]);
  const [diagram, setDiagram] = useState<Diagram | null>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [factsOpen, setFactsOpen] = useState(() => window.innerWidth >= 1280);
  const broken = problems.length > 0 || reason !== undefined;

  const drawing = useFlowchartXml(diagram);
  const changed = editable && (source.foreign || drawing.changed);
  const current = useCallback(() => (diagram ? drawing.current() : Promise.resolve(source.xml)), [diagram, drawing, source.xml]);
  const [storedLock, setStoredLock] = useState(version.lockVersion);
  const keeping = useDraftKeeping(version.id, drawing.xml, changed, storedLock, editable && draft === null);
  const saving = useSaving({
    versionId: version.id, lockVersion: version.lockVersion, current,
    onSaved: (xml, lockVersion) => {
      setStoredLock(lockVersion);
      drawing.markSaved(xml);
      setSource((before) => ({ ...before, foreign: false }));
      void keeping.discard();
    },
  });
  const { findings: found, checked } = useFindings(drawing.xml, version.basics, version.engineLine);
  const findings = useMemo(() => found.map((finding) => withNames(finding, (id) => unnamed(diagram, id, t))), [found, diagram, t]);
  const { element, several } = useSelected(diagram);
  const go = useCallback((id: string) => { if (diagram) goTo(diagram, id); }, [diagram]);
  useMarks(diagram, findings, go);
  useLeaveGuard(changed, t('page.leave'));
  const save = (): void => { if (changed && !saving.saving) void saving.save(); };
  useModelerKeys({ ...useHistory(diagram), ...(editable ? { save } : {}), ...(diagram ? { search: () => openSearch(diagram) } : {}) });
  useEffect(() => keyboardAid(diagram, go), [diagram, go]);

  const nameOf = (id: string): string => elementName(lookUp(diagram, id), t) ?? id;
  const naming = useMemo(() => new Naming({ entry: () => version.basics, language: () => language }), [version.basics, language]);
  const used = useMemo(() => (diagram ? usedByFlowchart(diagram) : null), [diagram, drawing.xml]);
  const title = language === 'en' ? version.basics.powerNameEn : version.basics.powerName;
  const named = (extension: string): string => fileName(version.basics.powerName, t('registry:version.number', { number: version.number }), extension);

  const openXml = (xml: string): void => {
    setDiagram(null);
    setProblems([]);
    setReason(undefined);
    setSource({ xml, foreign: true });
    setDialog(null);
  };
  const exportAs = async (kind: 'bpmn' | 'svg'): Promise<void> => {
    if (kind === 'svg' && diagram) download(named('svg'), (await diagram.saveSVG()).svg, 'image/svg+xml');
    else download(named('bpmn'), await current(), 'application/xml');
  };
  /** A declaration, a confirmation or a return always speaks about what is stored. */
  const move = async (act: (lockVersion: number) => Promise<unknown>): Promise<void> => {
    if (changed && !(await saving.save())) {
      setDialog(null);
      return;
    }
    await act(saving.lockVersion());
    setDialog(null);
    onReload();
  };

  return (
    <PanelProvider value={diagram ? { diagram, entry: version.basics, settings: editable ? diagram.get<Settings>('settings') : null, findings, open: go } : null}>
      <div className="modeler" data-testid="modeler" data-changed={changed} data-editable={editable}>
        <Toolbar
          diagram={diagram} powerId={power.id} title={title} number={version.number} state={version.state} editable={editable && !broken}
          saving={saving.saving} changed={changed} onSave={save} onExport={(kind) => void exportAs(kind)} onImport={() => setDialog('import')}
          status={editable && (!broken || changed) && <SaveStatus changed={changed} draft={keeping.state} />}
          actions={(
            <NextActions
              version={version} personId={personId} findings={findings} broken={broken}
              onDialog={setDialog} onWithdraw={() => move((lockVersion) => withdrawVersion(version.id, lockVersion))}
              onAdjust={() => move((lockVersion) => adjustVersion(version.id, lockVersion))}
            />
          )}
        />
        <Notices
          version={version} power={power} editable={editable} personId={personId} warnings={warnings} draft={draft}
          onRestore={() => { if (draft) openXml(draft.xml); setDraft(null); }}
          onDiscard={() => { setDraft(null); void keeping.discard(); }}
        />
        <Failure fault={saving.failure} />
        <div className="modeler-middle">
          <Facts
            version={version} entry={version.basics} used={used} documentName={(code) => naming.template(code) ?? code}
            open={factsOpen} onToggle={() => setFactsOpen(!factsOpen)}
          />
          <div className="modeler-centre">
            {broken
              ? (
                <BrokenFlowchart
                  xml={source.xml} problems={problems} reason={reason} onDownload={() => void exportAs('bpmn')}
                  onImport={editable ? () => setDialog('import') : undefined}
                />
              )
              : (
                <FlowchartCanvas
                  xml={source.xml} readOnly={!editable} entry={version.basics} language={language}
                  onReady={(ready, told) => { setDiagram(ready); setWarnings(told); }} onBroken={setReason}
                />
              )}
            {!broken && <FindingList findings={findings} checked={checked} nameOf={nameOf} onOpen={go} selectedId={element?.id ?? null} />}
          </div>
          {!broken && (diagram ? <PropertiesPanel element={element} several={several} /> : <aside className="properties" aria-busy="true" />)}
        </div>
      </div>
      {saving.stale && (
        <StaleDialog
          onKeepDrawing={saving.dismissStale} onExport={() => void exportAs('bpmn')} onOverwrite={() => void saving.overwrite()}
          onLoadStored={() => void keeping.keepNow(saving.dismissStale).then(onReload, saving.fail)}
        />
      )}
      {dialog === 'declare' && (
        <DeclareDialog
          findings={findings} today={today} nameOf={nameOf} onCancel={() => setDialog(null)} onGo={(id) => { setDialog(null); go(id); }}
          onDeclare={(cause, causeDate) => move((lockVersion) => declareVersion(version.id, { cause, causeDate, lockVersion }))}
        />
      )}
      {(dialog === 'confirm' || dialog === 'return') && (
        <ReviewDialog
          kind={dialog} title={`${title} · ${t('registry:version.number', { number: version.number })}`} onCancel={() => setDialog(null)}
          onReview={(opinion) => move((lockVersion) => (dialog === 'confirm' ? confirmVersion : returnVersion)(version.id, { opinion, lockVersion }))}
        />
      )}
      {dialog === 'import' && <ImportDialog entry={version.basics} changed={changed} onCancel={() => setDialog(null)} onImport={openXml} />}
    </PanelProvider>
  );
};

/** What to call an element in a finding that has no name of its own yet. */
const unnamed = (diagram: Diagram | null, id: string, t: TFunction): string | null => {
  const element = lookUp(diagram, id);
  return element && !element.businessObject.name ? elementName(element, t) : null;
};

const lookUp = (diagram: Diagram | null, id: string): CanvasElement | undefined =>
  diagram?.get<ElementRegistry>('elementRegistry').get(id);
