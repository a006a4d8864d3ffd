import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** A version's state as a word; the one in use stands out in the pages' blue. */
export const StateTag = ({ state }: { state: string }) => {
  const { t } = useTranslation('registry');
  return (
    <Tag color={state === 'published' ? 'blue' : undefined} className="state-tag">
      {t(`state.${state}`, { defaultValue: state })}
    </Tag>
  );
};
