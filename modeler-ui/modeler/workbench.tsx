import type { Translate } from '../app/i18n.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useWords } from '../app/i18n.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Repair } from '../../processes/lint/repair.ts';
import { adjustVersion, withdrawVersion } from '../registry/api.ts';
import { isEditable } from '../registry/version-rules.ts';
import type { Diagram } from './bpmn/create-modeler.ts';
import type { CanvasElement } from './bpmn/model.ts';
import { Naming } from './bpmn/naming.ts';
import type { ElementRegistry } from './bpmn/services.ts';
import type { Settings } from './bpmn/settings.ts';
import { isBarelyDrawn, usedByFlowchart } from './bpmn/usage.ts';
import { goTo, openSearch } from './bpmn/viewport.ts';
import { BrokenFlowchart } from './broken-flowchart.tsx';
import { FlowchartCanvas } from './canvas.tsx';
import { CommentPanel } from './comments/comment-panel.tsx';
import { useCommentMarks } from './comments/use-comment-marks.ts';
import { useComments } from './comments/use-comments.ts';
import { Failure } from './dialogs/failure.tsx';
import { fileName } from './download.ts';
import { elementName } from './element-name.ts';
import { Facts } from './facts.tsx';
import { FindingList } from './findings/finding-list.tsx';
import { applyRepairs, repairWords } from './findings/repair.ts';
import { useFindings } from './findings/use-findings.ts';
import { withNames } from './findings/with-names.ts';
import { useMarks } from './findings/use-marks.ts';
import type { Opened } from './opened.ts';
import { keyboardAid } from './keyboard-aid.ts';
import { NextActions } from './next-actions.tsx';
import { Notices } from './notices.tsx';
import { PanelProvider, type Panel } from './properties/context.ts';
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
import { useTools } from './use-tools.ts';
import { WorkbenchDialogs, type Dialog } from './workbench-dialogs.tsx';

/** One open version: facts or comments, canvas, panel, findings, and what can be done next. */
export const Workbench = ({ opened, onReload }: { opened: Opened; onReload: () => void }) => {
  const { t, language } = useWords('modeler');
  const { power } = opened;
  const { personId } = usePerson();
  const [entry, setEntry] = useState<RegistryEntry>(opened.version.basics);
  const version = useMemo(() => ({ ...opened.version, basics: entry }), [opened.version, entry]);
  const editable = isEditable(version.state) && version.mayEdit;

  const [source, setSource] = useState({ xml: version.bpmnXml, foreign: false });
  const [problems, setProblems] = useState(opened.problems);
  const [reason, setReason] = useState<string>();
  const [draft, setDraft] = useState(opened.draft);
  const [warnings, setWarnings] = useState<string[]>([]);
  const [diagram, setDiagram] = useState<Diagram | null>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [factsOpen, setFactsOpen] = useState(() => window.innerWidth >= 1280);
  const [commentsOpen, setCommentsOpen] = useState(false);
  const broken = problems.length > 0 || reason !== undefined;

  const drawing = useFlowchartXml(diagram);
  const changed = editable && (source.foreign || drawing.changed);
  const current = useCallback(() => (diagram ? drawing.current() : Promise.resolve(source.xml)), [diagram, drawing, source.xml]);
  const [storedLock, setStoredLock] = useState(version.lockVersion);
  const keeping = useDraftKeeping(version.id, drawing.xml, changed, storedLock, editable && draft === null);
  const saving = useSaving({
    versionId: version.id,
    lockVersion: version.lockVersion,
    current,
    onSaved: (xml, lockVersion) => {
      setStoredLock(lockVersion);
      drawing.markSaved(xml);
      setSource((before) => ({ ...before, foreign: false }));
      void keeping.discard();
    },
  });
  const { findings: found, checked } = useFindings(drawing.xml, entry, version.engineLine);
  const findings = useMemo(() => found.map((finding) => withNames(finding, (id) => unnamed(diagram, id, t))), [found, diagram, t]);
  const { element, several } = useSelected(diagram);
  const go = useCallback(
    (id: string) => {
      if (diagram) goTo(diagram, id);
    },
    [diagram],
  );
  useMarks(diagram, findings, go);
  const comments = useComments(version.id);
  const openComments = useCallback(
    (id: string) => {
      setCommentsOpen(true);
      go(id);
    },
    [go],
  );
  useCommentMarks(diagram, comments.open, openComments);
  useLeaveGuard(changed, t('page.leave'));
  const save = (): void => {
    if (changed && !saving.saving) void saving.save();
  };
  useModelerKeys({ ...useHistory(diagram), ...(editable ? { save } : {}), ...(diagram ? { search: () => openSearch(diagram) } : {}) });
  useEffect(() => keyboardAid(diagram, go), [diagram, go]);

  const nameOf = (id: string): string => elementName(lookUp(diagram, id), t) ?? id;
  const naming = useMemo(() => new Naming({ entry: () => entry, language: () => language }), [entry, language]);
  const used = useMemo(() => (diagram ? usedByFlowchart(diagram) : null), [diagram, drawing.xml]);
  const empty = useMemo(() => editable && diagram !== null && isBarelyDrawn(diagram), [editable, diagram, drawing.xml]);
  const title = language === 'en' ? entry.powerNameEn : entry.powerName;
  const tools = useTools(diagram, current, (extension) =>
    fileName(entry.powerName, t('registry:version.number', { number: version.number }), extension),
  );

  const openXml = (xml: string): void => {
    setDiagram(null);
    setProblems([]);
    setReason(undefined);
    setSource({ xml, foreign: true });
    setDialog(null);
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
  const repair = (repairs: Repair[]): void => {
    if (!diagram) return;
    const applied = applyRepairs(diagram, repairs);
    tools.say(applied > 0 ? t('repair.done', { count: applied }) : t('repair.none'));
  };
  const repairName = (one: Repair): string => repairWords(one, naming, language === 'en');
  const panel: Panel | null = diagram && {
    diagram,
    entry,
    settings: editable ? diagram.get<Settings>('settings') : null,
    findings,
    open: go,
    repair: editable ? repair : null,
    repairName,
    editForm: editable ? (formKey, stepId) => setDialog({ form: formKey, stepId }) : null,
  };

  return (
    <PanelProvider value={panel}>
      <div className="modeler" data-testid="modeler" data-changed={changed} data-editable={editable}>
        <Toolbar
          diagram={diagram}
          powerId={power.id}
          title={title}
          number={version.number}
          state={version.state}
          editable={editable && !broken}
          saving={saving.saving}
          changed={changed}
          onSave={save}
          onExport={tools.exportAs}
          onArrange={tools.arrange}
          onDialog={setDialog}
          comments={{ open: commentsOpen, count: comments.openCount, toggle: () => setCommentsOpen(!commentsOpen) }}
          status={
            <>
              {tools.said !== '' && <span data-testid="tool-said">{tools.said}</span>}
              {editable && (!broken || changed) && <SaveStatus changed={changed} draft={keeping.state} />}
            </>
          }
          actions={
            <NextActions
              version={version}
              personId={personId}
              findings={findings}
              broken={broken}
              onDialog={setDialog}
              onWithdraw={() => move((lockVersion) => withdrawVersion(version.id, lockVersion))}
              onAdjust={() => move((lockVersion) => adjustVersion(version.id, lockVersion))}
            />
          }
        />
        <Notices
          version={version}
          power={power}
          editable={editable}
          personId={personId}
          warnings={warnings}
          draft={draft}
          onSkeleton={empty && draft === null ? () => setDialog('skeleton') : null}
          onRestore={() => {
            if (draft) openXml(draft.xml);
            setDraft(null);
          }}
          onDiscard={() => {
            setDraft(null);
            void keeping.discard();
          }}
        />
        <Failure fault={saving.failure} />
        <div className="modeler-middle">
          {commentsOpen ? (
            <CommentPanel
              versionId={version.id}
              comments={comments}
              mayWrite={version.mayEdit || version.mayReview || version.mayDeclare}
              onOpen={go}
              onClose={() => setCommentsOpen(false)}
              selectedId={element && element.type !== 'bpmn:Process' ? element.id : null}
              nameOf={(id) => elementName(lookUp(diagram, id), t)}
            />
          ) : (
            <Facts
              version={version}
              entry={entry}
              used={used}
              documentName={(code) => naming.template(code) ?? code}
              open={factsOpen}
              onToggle={() => setFactsOpen(!factsOpen)}
            />
          )}
          <div className="modeler-centre">
            {broken ? (
              <BrokenFlowchart
                xml={source.xml}
                problems={problems}
                reason={reason}
                onDownload={() => tools.exportAs('bpmn')}
                onImport={editable ? () => setDialog('import') : undefined}
              />
            ) : (
              <FlowchartCanvas
                xml={source.xml}
                readOnly={!editable}
                entry={entry}
                language={language}
                onReady={(ready, told) => {
                  setDiagram(ready);
                  setWarnings(told);
                }}
                onBroken={setReason}
              />
            )}
            {!broken && (
              <FindingList
                findings={findings}
                checked={checked}
                nameOf={nameOf}
                onOpen={go}
                selectedId={element?.id ?? null}
                repairName={repairName}
                {...(editable ? { onRepair: repair } : {})}
              />
            )}
          </div>
          {!broken &&
            (diagram ? <PropertiesPanel element={element} several={several} /> : <aside className="properties" aria-busy="true" />)}
        </div>
      </div>
      <WorkbenchDialogs
        dialog={dialog}
        onDialog={setDialog}
        version={version}
        title={title}
        diagram={diagram}
        xml={drawing.xml ?? source.xml}
        findings={findings}
        changed={changed}
        saving={saving}
        nameOf={nameOf}
        onGo={go}
        onXml={openXml}
        onMove={move}
        onExport={() => tools.exportAs('bpmn')}
        onLoadStored={() => void keeping.keepNow(saving.dismissStale).then(onReload, saving.fail)}
        onForm={(stored, lockVersion) => {
          setEntry(stored);
          saving.setLockVersion(lockVersion);
          setStoredLock(lockVersion);
        }}
      />
    </PanelProvider>
  );
};

/** What to call an element in a finding that has no name of its own yet. */
const unnamed = (diagram: Diagram | null, id: string, t: Translate<'modeler'>): string | null => {
  const element = lookUp(diagram, id);
  return element && !element.businessObject.name ? elementName(element, t) : null;
};

const lookUp = (diagram: Diagram | null, id: string): CanvasElement | undefined => diagram?.get<ElementRegistry>('elementRegistry').get(id);
