import { Input } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';

const PAUSE_MS = 300;

/** Searches while one types, after a pause; follows the address when that changes elsewhere. */
export function QuickSearch({
  value,
  change,
  label,
  testId,
  width = 220,
}: {
  value: string;
  change: (text: string) => void;
  label: string;
  testId: string;
  width?: number;
}): ReactNode {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) {
      setText(value);
      sent.current = value;
    }
  }, [value]);
  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      change(text.trim());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Input
      size="small"
      allowClear
      style={{ width }}
      value={text}
      onChange={(event) => setText(event.target.value)}
      placeholder={label}
      aria-label={label}
      data-testid={testId}
    />
  );
}
