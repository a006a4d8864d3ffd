import {
  AimOutlined,
  ApartmentOutlined,
  ArrowLeftOutlined,
  CommentOutlined,
  CompassOutlined,
  ExportOutlined,
  MinusOutlined,
  PlayCircleOutlined,
  PlusOutlined,
  RedoOutlined,
  SaveOutlined,
  SearchOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { Link } from 'react-router';
import type { VersionState } from '../../domain/registry/version-life.ts';
import type { Diagram } from './bpmn/create-modeler.ts';
import { fit, openSearch, zoomBy, zoomTo } from './bpmn/viewport.ts';
import { useHistory, useZoom } from './use-diagram.ts';
import type { ExportKind } from './use-tools.ts';
import type { Dialog } from './workbench-dialogs.tsx';

export interface ToolbarProps {
  diagram: Diagram | null;
  powerId: string;
  title: string;
  number: number;
  state: VersionState;
  editable: boolean;
  /** Where the drawing is now: saved, changed, kept as a draft. */
  status: ReactNode;
  saving: boolean;
  changed: boolean;
  onSave: () => void;
  onExport: (kind: ExportKind) => void;
  onArrange: () => void;
  onDialog: (dialog: Dialog) => void;
  comments: { open: boolean; count: number; toggle: () => void };
  /** Declare, confirm, return: what this person can do next. */
  actions: ReactNode;
}

/** Above the canvas: where one is, what one can do with the drawing, and what happens with it next. */
export const Toolbar = (props: ToolbarProps) => {
  const { t } = useWords('modeler');
  const { diagram, editable } = props;
  return (
    <header className="modeler-toolbar" role="toolbar" aria-label={t('toolbar.title')}>
      <Link to={`/registry/${props.powerId}`} className="toolbar-back" aria-label={t('toolbar.back')} title={t('toolbar.back')}>
        <ArrowLeftOutlined />
      </Link>
      <h1 title={props.title}>{props.title}</h1>
      <span className="toolbar-version">{t('registry:version.number', { number: props.number })}</span>
      <Tag data-testid="version-state">{t(`registry:state.${props.state}`)}</Tag>
      <span className="toolbar-gap" />
      {editable && <History diagram={diagram} />}
      <View diagram={diagram} />
      <span className="toolbar-group">
        {editable && (
          <Icon label={t('tools.layout')} icon={<ApartmentOutlined />} onClick={diagram ? props.onArrange : undefined} testId="arrange" />
        )}
        <Icon
          label={t('tools.walk')}
          icon={<PlayCircleOutlined />}
          onClick={diagram ? () => props.onDialog('walk') : undefined}
          testId="walk-open"
        />
        <Button
          type={props.comments.open ? 'primary' : 'text'}
          ghost={props.comments.open}
          size="small"
          icon={<CommentOutlined />}
          aria-pressed={props.comments.open}
          aria-label={t('tools.comments')}
          title={t('tools.comments')}
          onClick={props.comments.toggle}
          data-testid="comments-toggle"
        >
          {props.comments.count > 0 ? props.comments.count : null}
        </Button>
      </span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'bpmn', label: t('toolbar.exportBpmn'), onClick: () => props.onExport('bpmn') },
            { key: 'svg', label: t('toolbar.exportSvg'), onClick: () => props.onExport('svg'), disabled: !diagram },
            { key: 'png', label: t('tools.exportPng'), onClick: () => props.onExport('png'), disabled: !diagram },
            { key: 'print', label: t('tools.print'), onClick: () => props.onDialog('print'), disabled: !diagram },
            ...(editable
              ? [
                  { type: 'divider' as const },
                  { key: 'import', label: t('toolbar.import'), onClick: () => props.onDialog('import') },
                  { key: 'skeleton', label: t('tools.skeleton'), onClick: () => props.onDialog('skeleton') },
                ]
              : []),
          ],
        }}
      >
        <Button size="small" icon={<ExportOutlined />} data-testid="file-menu">
          {t('toolbar.file')}
        </Button>
      </Dropdown>
      <span className="toolbar-status" role="status" aria-live="polite" data-testid="save-status">
        {props.status}
      </span>
      {editable && (
        <Tooltip title="Ctrl+S">
          <Button
            size="small"
            icon={<SaveOutlined />}
            loading={props.saving}
            disabled={!props.changed}
            onClick={props.onSave}
            data-testid="save"
          >
            {t('toolbar.save')}
          </Button>
        </Tooltip>
      )}
      {props.actions}
    </header>
  );
};

const History = ({ diagram }: { diagram: Diagram | null }) => {
  const { t } = useWords('modeler');
  const { undo, redo } = useHistory(diagram);
  return (
    <span className="toolbar-group">
      <Icon label={t('toolbar.undo')} icon={<UndoOutlined />} onClick={undo} testId="undo" />
      <Icon label={t('toolbar.redo')} icon={<RedoOutlined />} onClick={redo} testId="redo" />
    </span>
  );
};

const View = ({ diagram }: { diagram: Diagram | null }) => {
  const { t } = useWords('modeler');
  const level = useZoom(diagram);
  const act = (action: (open: Diagram) => void): (() => void) | undefined => (diagram ? () => action(diagram) : undefined);
  return (
    <span className="toolbar-group">
      <Icon label={t('toolbar.zoomOut')} icon={<MinusOutlined />} onClick={act((open) => zoomBy(open, -1))} testId="zoom-out" />
      <button type="button" className="toolbar-zoom" title={t('toolbar.zoomReset')} onClick={act((open) => zoomTo(open, 1))}>
        {level === null ? '' : `${level}%`}
      </button>
      <Icon label={t('toolbar.zoomIn')} icon={<PlusOutlined />} onClick={act((open) => zoomBy(open, 1))} testId="zoom-in" />
      <Icon label={t('toolbar.fit')} icon={<AimOutlined />} onClick={act((open) => fit(open))} testId="zoom-fit" />
      <Icon
        label={t('toolbar.minimap')}
        icon={<CompassOutlined />}
        onClick={act((open) => open.get<{ toggle(): void }>('minimap').toggle())}
        testId="minimap"
      />
      <Icon label={t('toolbar.search')} icon={<SearchOutlined />} onClick={act((open) => openSearch(open))} testId="flowchart-search" />
    </span>
  );
};

const Icon = ({ label, icon, onClick, testId }: { label: string; icon: ReactNode; onClick: (() => void) | undefined; testId: string }) => (
  <Tooltip title={label} mouseEnterDelay={0.5}>
    <Button type="text" size="small" icon={icon} aria-label={label} disabled={!onClick} onClick={onClick} data-testid={testId} />
  </Tooltip>
);
