import { Modal, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { BpmnProblem } from '../../../domain/flowchart/problems.ts';
import { BPMN_LIMITS } from '../../../domain/flowchart/read-bpmn.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { ImportNote, NoteKind } from '../import/notes.ts';
import { marked } from './test-id.ts';

export interface ImportDialogProps {
  entry: RegistryEntry;
  changed: boolean;
  onCancel: () => void;
  onImport: (xml: string) => void;
}

type Taken =
  | { state: 'reading'; name: string }
  | { state: 'refused'; name: string; problems: BpmnProblem[] }
  | { state: 'accepted'; name: string; xml: string; notes: ImportNote[] };

/**
 * Takes a file of any BPMN tool: shows what would be left out or changed before anything is taken over; a refused file changes nothing
 * and says why.
 */
export const ImportDialog = ({ entry, changed, onCancel, onImport }: ImportDialogProps) => {
  const { t } = useWords('modeler');
  const [taken, setTaken] = useState<Taken | null>(null);
  const take = async (file: File): Promise<void> => {
    setTaken({ state: 'reading', name: file.name });
    try {
      setTaken(await read(file, entry));
    } catch (fault) {
      const detail = fault instanceof Error ? fault.message : String(fault);
      setTaken({
        state: 'refused',
        name: file.name,
        problems: [{ code: 'bpmn-unreadable', message: t('import.fault', { detail }), messageEn: t('import.fault', { detail }) }],
      });
    }
  };
  return (
    <Modal
      open
      width={640}
      title={t('import.title')}
      onCancel={onCancel}
      okText={t('import.open')}
      cancelText={t('dialog.cancel')}
      okButtonProps={marked('import-open', { disabled: taken?.state !== 'accepted' })}
      onOk={() => taken?.state === 'accepted' && onImport(taken.xml)}
    >
      <Upload.Dragger
        accept=".bpmn,.bpmn20,.xml"
        maxCount={1}
        showUploadList={false}
        data-testid="import-file"
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        {!taken && (
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
        )}
        <p>{t('import.drop')}</p>
        <p className="panel-help">{t('import.limits')}</p>
      </Upload.Dragger>
      {taken?.state === 'reading' && (
        <p className="dialog-failure" role="status">
          {t('import.reading', { name: taken.name })}
        </p>
      )}
      {taken?.state === 'refused' && <Refused name={taken.name} problems={taken.problems} />}
      {taken?.state === 'accepted' && (
        <div className="dialog-failure" role="status" data-testid="import-accepted">
          <p>
            <strong>{t(taken.notes.length > 0 ? 'import.acceptedWith' : 'import.accepted', { name: taken.name })}</strong>
          </p>
          <Report notes={taken.notes} />
          <p>{t(changed ? 'import.replacesChanged' : 'import.replaces')}</p>
        </div>
      )}
    </Modal>
  );
};

/** The converter is loaded when somebody imports; a file that is too large is refused before it is read. */
const read = async (file: File, entry: RegistryEntry): Promise<Taken> => {
  const { importForeignBpmn } = await import('../import/index.ts');
  const head = file.slice(0, BPMN_LIMITS.maxBytes + 1);
  const result = await importForeignBpmn(new Uint8Array(await head.arrayBuffer()), entry);
  return result.ok
    ? { state: 'accepted', name: file.name, xml: result.xml, notes: result.notes }
    : { state: 'refused', name: file.name, problems: result.problems };
};

const Refused = ({ name, problems }: { name: string; problems: BpmnProblem[] }) => {
  const { t, language } = useWords('modeler');
  const english = language === 'en';
  return (
    <div className="notice notice-problem dialog-failure" role="alert" data-testid="import-refused">
      <p className="notice-title">{t('import.refused', { name })}</p>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            {english ? problem.messageEn : problem.message} <code>{problem.code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
};

const KINDS: NoteKind[] = ['check', 'converted', 'dropped'];

/** What the person has to look at first, then what became something else, then what is gone. */
const Report = ({ notes }: { notes: ImportNote[] }) => {
  const { t, language } = useWords('modeler');
  const english = language === 'en';
  return (
    <dl className="import-report" data-testid="import-report" tabIndex={0}>
      {KINDS.map((kind) => ({ kind, list: notes.filter((note) => note.kind === kind) }))
        .filter(({ list }) => list.length > 0)
        .map(({ kind, list }) => (
          <div key={kind}>
            <dt>
              {t(`import.kind.${kind}`)} <span className="quiet">{list.length}</span>
            </dt>
            <dd>
              <ul>
                {list.map((note, index) => (
                  <li key={index}>{english ? note.messageEn : note.message}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
    </dl>
  );
};
