import { Button, Result, Skeleton } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useWords } from '../app/i18n.ts';
import { useParams } from 'react-router';
import { readBpmn } from '../../domain/flowchart/read-bpmn.ts';
import { failureWords, readPower, readVersion } from '../registry/api.ts';
import { isEditable } from '../registry/version-rules.ts';
import type { Opened } from './opened.ts';
import { findDraft } from './use-draft.ts';
import { Workbench } from './workbench.tsx';
import './i18n.ts';
import './modeler.css';

/** The modeler: one version of a power's flowchart, to draw or to read (R5, R6, R10). */
export const ModelerPage = () => {
  const { t, language } = useWords('modeler');
  const { versionId = '' } = useParams();
  const [opened, setOpened] = useState<(Opened & { visit: number }) | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [visit, setVisit] = useState(0);

  useEffect(() => {
    let left = false;
    setFailure(null);
    open(versionId).then(
      (next) => {
        if (!left) setOpened({ ...next, visit });
      },
      (fault: unknown) => {
        if (!left) setFailure(fault);
      },
    );
    return () => {
      left = true;
    };
  }, [versionId, visit]);

  // A confirmed version is deployed within seconds; the page then says so by itself.
  const waiting = opened?.version.id === versionId && opened.version.state === 'confirmed' ? opened.version : null;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => {
      void readPower(waiting.powerId).then(
        (power) => {
          if (power.versions.some(({ id, state }) => id === waiting.id && state !== 'confirmed')) setVisit((count) => count + 1);
        },
        () => undefined,
      );
    }, DEPLOYED_MS);
    return () => clearInterval(timer);
  }, [waiting]);

  const reload = useCallback(() => setVisit((count) => count + 1), []);

  if (failure !== null) {
    const { message, code, hint } = failureWords(failure, language);
    return (
      <Result
        status="warning"
        title={message}
        data-testid="modeler-failure"
        subTitle={
          <>
            {hint} <code>{t('dialog.code', { code })}</code>
          </>
        }
        extra={[
          <Button key="again" type="primary" onClick={reload}>
            {t('page.again')}
          </Button>,
          <Button key="registry" href="/registry">
            {t('page.toRegistry')}
          </Button>,
        ]}
      />
    );
  }
  if (!opened || opened.version.id !== versionId)
    return (
      <div className="modeler-loading">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    );
  return <Workbench key={`${opened.version.id}-${opened.visit}`} opened={opened} onReload={reload} />;
};

const DEPLOYED_MS = 2_000;

const open = async (versionId: string): Promise<Opened> => {
  const version = await readVersion(versionId);
  const [power, read, draft] = await Promise.all([
    readPower(version.powerId),
    readBpmn(version.bpmnXml),
    isEditable(version.state) ? findDraft(versionId, version.bpmnXml) : Promise.resolve(null),
  ]);
  return { version, power, problems: read.ok ? [] : read.problems, draft };
};

export default ModelerPage;
