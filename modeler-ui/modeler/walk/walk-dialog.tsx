import { Button, Modal, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { HEADERS, LIMIT_PASSED } from '../../../domain/contract.ts';
import { periodText } from '../../../domain/flowchart/period.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { readHeader, readPeriod } from '../bpmn/headers.ts';
import { kindOf } from '../bpmn/kinds.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { Naming } from '../bpmn/naming.ts';
import { outcomesOf } from '../bpmn/outcomes.ts';
import type { Canvas } from '../bpmn/services.ts';
import { FlowchartCanvas } from '../canvas.tsx';
import { Simulation, WALK_MODULES } from './simulation.ts';
import './walk.css';

const SPEEDS = { slow: 0.7, normal: 1.6, fast: 5 } as const;
type Speed = keyof typeof SPEEDS;
/** Where the person wants no movement, tokens jump. */
const AT_ONCE = 1_000;
const HERE = 'walk-here';

/** Walks through the drawing as a case would: at each step an outcome is chosen, and the token goes where the engine would. */
export const WalkDialog = ({ xml, entry, onClose }: { xml: string; entry: RegistryEntry; onClose: () => void }) => {
  const { t, language } = useWords('modeler');
  const [diagram, setDiagram] = useState<Diagram | null>(null);
  const [simulation, setSimulation] = useState<Simulation | null>(null);
  const [waiting, setWaiting] = useState<CanvasElement[]>([]);
  const [log, setLog] = useState<string[]>([]);
  const [state, setState] = useState<'ready' | 'walking' | 'ended'>('ready');
  const [problem, setProblem] = useState<string | null>(null);
  const [speed, setSpeed] = useState<Speed>('normal');
  const [still] = useState(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  const naming = new Naming({ entry: () => entry, language: () => language });
  const say = useRef<(element: CanvasElement) => string>(() => '');
  say.current = (element) => {
    const { businessObject } = element;
    const kind = kindOf(businessObject);
    if (kind === 'document')
      return t('walk.document', { name: naming.template(readHeader(businessObject, HEADERS.template)) ?? businessObject.name ?? '' });
    if (kind === 'close') return t('walk.closed', { name: naming.result(readHeader(businessObject, HEADERS.result)) ?? '' });
    if (kind === 'border-timer') return t('walk.limitPassed', { name: wordsOf(element, language) });
    return businessObject.name || t('walk.ended');
  };

  useEffect(() => {
    if (!diagram) return;
    const made = new Simulation(diagram, {
      onMoved: () => setWaiting(made.waiting()),
      onPassed: (element) => setLog((lines) => [...lines, say.current(element)]),
      onEnded: () => setState('ended'),
    });
    setSimulation(made);
  }, [diagram]);

  useEffect(() => {
    simulation?.speed(still ? AT_ONCE : SPEEDS[speed]);
  }, [simulation, speed, still]);

  useEffect(() => {
    const canvas = diagram?.get<Canvas>('canvas');
    if (!canvas) return undefined;
    waiting.forEach((element) => canvas.addMarker(element, HERE));
    if (waiting[0]) canvas.scrollToElement(waiting[0], 80);
    return () => waiting.forEach((element) => canvas.removeMarker(element, HERE));
  }, [diagram, waiting]);

  const start = (): void => {
    setLog([t('walk.started')]);
    setProblem(null);
    setState('walking');
    if (!simulation?.start()) setProblem(t('walk.cannotStart'));
  };
  const decide = (step: CanvasElement, code: string, label: string): void => {
    const done = simulation?.decide(step, code) ?? false;
    setProblem(done ? null : t('walk.stuck', { outcome: label }));
    if (done) setLog((lines) => [...lines, t('walk.step', { name: step.businessObject.name ?? '', outcome: label })]);
  };

  const pass = (timer: CanvasElement, how: string): void => {
    const done = simulation?.pass(timer) ?? false;
    setProblem(done ? null : t('walk.stuck', { outcome: how }));
    if (done && timer.type === 'bpmn:IntermediateCatchEvent')
      setLog((lines) => [...lines, t('walk.step', { name: timer.businessObject.name ?? '', outcome: how })]);
  };

  return (
    <Modal
      open
      title={t('walk.title')}
      onCancel={onClose}
      footer={null}
      width="min(1240px, 96vw)"
      centered
      className="walk-dialog"
      destroyOnHidden
    >
      <div className="walk" data-testid="walk" data-state={state}>
        <div className="walk-canvas">
          <FlowchartCanvas
            xml={xml}
            readOnly
            entry={entry}
            language={language}
            extraModules={WALK_MODULES}
            onReady={setDiagram}
            onBroken={setProblem}
          />
        </div>
        <aside>
          <p className="panel-help">{t('walk.intro')}</p>
          <p className="walk-bar">
            <Button type={state === 'walking' ? 'default' : 'primary'} disabled={!simulation} onClick={start} data-testid="walk-start">
              {t(state === 'ready' ? 'walk.start' : 'walk.again')}
            </Button>
            {!still && (
              <Radio.Group
                size="small"
                optionType="button"
                value={speed}
                aria-label={t('walk.speed')}
                onChange={(event) => setSpeed(event.target.value as Speed)}
                options={(['slow', 'normal', 'fast'] as const).map((value) => ({ value, label: t(`walk.${value}`) }))}
              />
            )}
          </p>
          <div role="status" aria-live="polite">
            {waiting.map((element) =>
              element.type === 'bpmn:UserTask' ? (
                <WaitingStep
                  key={element.id}
                  step={element}
                  position={naming.position(readHeader(element.businessObject, HEADERS.position)) ?? '—'}
                  language={language}
                  onDecide={decide}
                  onPass={pass}
                />
              ) : (
                <Wait key={element.id} timer={element} language={language} onPass={pass} />
              ),
            )}
            {state === 'walking' && waiting.length === 0 && problem === null && <p className="quiet">{t('walk.arriving')}</p>}
            {state === 'ended' && (
              <p data-testid="walk-ended">
                <strong>{t('walk.ended')}</strong>
              </p>
            )}
          </div>
          {problem !== null && (
            <p className="panel-notice" role="alert" data-testid="walk-problem">
              {problem}
            </p>
          )}
          {log.length > 0 && (
            <>
              <h3>{t('walk.log')}</h3>
              <ol className="walk-log" data-testid="walk-log">
                {log.map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ol>
            </>
          )}
        </aside>
      </div>
    </Modal>
  );
};

const WaitingStep = ({
  step,
  position,
  language,
  onDecide,
  onPass,
}: {
  step: CanvasElement;
  position: string;
  language: 'zh' | 'en';
  onDecide: (step: CanvasElement, code: string, label: string) => void;
  onPass: OnPass;
}) => {
  const { t } = useWords('modeler');
  const outcomes = outcomesOf(step.businessObject);
  return (
    <section className="walk-step" data-testid="walk-step" data-element-id={step.id}>
      <h3>
        {step.businessObject.name || t('kind.step')} <span className="quiet">{position}</span>
      </h3>
      {outcomes.length === 0 && <p className="panel-notice">{t('walk.noOutcome')}</p>}
      <div className="walk-outcomes" role="group" aria-label={t('walk.choose')}>
        {outcomes.map(({ code, label, labelEn }) => {
          const words = (language === 'en' && labelEn) || label;
          return (
            <Button key={code} size="small" onClick={() => onDecide(step, code, words)} data-testid={`walk-${code}`}>
              {words}
            </Button>
          );
        })}
        {borderTimers(step).map((timer) => (
          <Button
            key={timer.id}
            size="small"
            type="dashed"
            onClick={() => onPass(timer, wordsOf(timer, language))}
            data-testid={`walk-${LIMIT_PASSED}`}
          >
            {t('walk.limitPassed', { name: wordsOf(timer, language) })}
          </Button>
        ))}
      </div>
    </section>
  );
};

type OnPass = (timer: CanvasElement, how: string) => void;

const Wait = ({ timer, language, onPass }: { timer: CanvasElement; language: 'zh' | 'en'; onPass: OnPass }) => {
  const { t } = useWords('modeler');
  const period = readPeriod(timer.businessObject);
  const words = period && periodText(period);
  return (
    <section className="walk-step" data-testid="walk-wait" data-element-id={timer.id}>
      <h3>
        {timer.businessObject.name || t('kind.waiting-period')}{' '}
        <span className="quiet">{language === 'en' ? words?.messageEn : words?.message}</span>
      </h3>
      <div className="walk-outcomes" role="group" aria-label={t('kind.waiting-period')}>
        <Button size="small" onClick={() => onPass(timer, t('walk.over'))} data-testid="walk-over">
          {t('walk.over')}
        </Button>
        {readHeader(timer.businessObject, HEADERS.waivable) === 'yes' && (
          <Button size="small" onClick={() => onPass(timer, t('walk.waived'))} data-testid="walk-waived">
            {t('walk.waived')}
          </Button>
        )}
      </div>
    </section>
  );
};

/** What the law gives at a timer on a border. */
const wordsOf = ({ businessObject }: CanvasElement, language: 'zh' | 'en'): string => {
  const [outcome] = outcomesOf(businessObject);
  return (language === 'en' && outcome?.labelEn) || (outcome?.label ?? '');
};

const borderTimers = ({ attachers = [] }: CanvasElement): CanvasElement[] =>
  attachers.filter(({ businessObject, labelTarget }) => labelTarget === undefined && kindOf(businessObject) === 'border-timer');

export default WalkDialog;
