import { Input } from 'antd';
import { useEffect, useId, useState, type ReactNode } from 'react';

/** Label above, control, help below. */
export const Field = ({
  label,
  help,
  children,
  testId,
}: {
  label: string;
  help?: ReactNode;
  testId?: string;
  children: (id: string) => ReactNode;
}) => {
  const id = useId();
  return (
    <div className="panel-field" data-testid={testId}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help !== undefined && help !== '' && <p className="panel-help">{help}</p>}
    </div>
  );
};

/** Text that becomes one change when the person leaves the field or presses Enter, not one per key. */
export const SettledText = ({
  id,
  value,
  onSettle,
  disabled,
  placeholder,
  lines = 1,
  maxLength = 200,
  monospaced = false,
  status,
}: {
  id: string;
  value: string;
  onSettle: (value: string) => void;
  disabled?: boolean;
  placeholder?: string;
  lines?: number;
  maxLength?: number;
  monospaced?: boolean;
  status?: 'error' | '';
}) => {
  const [draft, setDraft] = useState(value);
  useEffect(() => {
    setDraft(value);
  }, [value]);
  const settle = (): void => {
    if (draft.trim() !== value) onSettle(draft.trim());
  };
  const shared = {
    id,
    value: draft,
    disabled,
    placeholder,
    maxLength,
    status,
    onBlur: settle,
    ...(monospaced ? { className: 'panel-code' } : {}),
  };
  return lines > 1 ? (
    <Input.TextArea {...shared} autoSize={{ minRows: lines, maxRows: 8 }} onChange={(event) => setDraft(event.target.value)} />
  ) : (
    <Input {...shared} size="small" onChange={(event) => setDraft(event.target.value)} onPressEnter={settle} />
  );
};
