import { Tag } from 'antd';
import { useWords } from '../app/i18n.ts';

/** A version's state as a word; the one in use stands out in the pages' blue. */
export const StateTag = ({ state }: { state: string }) => {
  const { wordOf } = useWords('registry');
  return (
    <Tag color={state === 'published' ? 'blue' : undefined} className="state-tag">
      {wordOf('state', state)}
    </Tag>
  );
};
