import { useParams } from 'react-router';
import { PowerList } from './power-list.tsx';
import { PowerPage } from './power-page.tsx';
import './i18n.ts';
import './registry.css';

/** The registry of administrative powers (R5): the catalogue, or one power. */
export const RegistryPage = () => {
  const { powerId } = useParams();
  return powerId === undefined ? <PowerList /> : <PowerPage key={powerId} powerId={powerId} />;
};

export default RegistryPage;
