import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../app/i18n.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { OrganName } from '../app/organ-names.tsx';
import type { Version } from '../../domain/api/registry.ts';
import { limitWords } from '../registry/words.ts';

export interface FactsProps {
  version: Version;
  entry: RegistryEntry;
  /** Codes of positions that some step names, and of documents that are generated; null while nothing is drawn. */
  used: { positions: Set<string>; documents: string[] } | null;
  documentName: (code: string) => string;
  open: boolean;
  onToggle: () => void;
}

/** The left side: what the registry says about the power, to draw by. */
export const Facts = ({ version, entry, used, documentName, open, onToggle }: FactsProps) => {
  const { t, language } = useWords('modeler');
  const english = language === 'en';
  if (!open) {
    return (
      <aside className="registry-facts closed">
        <Button type="text" size="small" icon={<MenuUnfoldOutlined />} aria-label={t('facts.show')} onClick={onToggle} />
        <span className="facts-rail">{t('facts.title')}</span>
      </aside>
    );
  }
  const { limits } = entry;
  const unused = (code: string): boolean => used !== null && !used.positions.has(code);
  return (
    <aside className="registry-facts" aria-label={t('facts.title')} data-testid="registry-facts">
      <header>
        <h2>{t('facts.title')}</h2>
        <Button type="text" size="small" icon={<MenuFoldOutlined />} aria-label={t('facts.hide')} onClick={onToggle} />
      </header>
      <dl>
        <dt>{t('facts.name')}</dt>
        <dd>{english ? entry.powerNameEn : entry.powerName}</dd>
        <dt>{t('facts.code')}</dt>
        <dd className="facts-code">{entry.powerCode}</dd>
        <dt>{t('facts.organ')}</dt>
        <dd>
          <OrganName of={entry.organ} />
        </dd>
        <dt>{t('facts.version')}</dt>
        <dd>
          {t('registry:version.number', { number: version.number })} · {t(`registry:state.${version.state}`)}
        </dd>
      </dl>
      <h3>{t('facts.limits')}</h3>
      <table className="facts-limits">
        <tbody>
          <tr>
            <th scope="row">{t('facts.statutory')}</th>
            <td>{limitWords(limits.statutory, t)}</td>
          </tr>
          <tr>
            <th scope="row">{t('facts.promised')}</th>
            <td>{limitWords(limits.promised, t)}</td>
          </tr>
          <tr>
            <th scope="row">{t('facts.acceptance')}</th>
            <td>{limitWords(limits.acceptance, t)}</td>
          </tr>
        </tbody>
      </table>
      <h3>{t('facts.positions', { count: entry.positions.length })}</h3>
      <ul>
        {entry.positions.map((position) => (
          <li key={position.code} className={unused(position.code) ? 'unused' : ''}>
            {english ? position.nameEn : position.name}
            {unused(position.code) && <small>{t('facts.unused')}</small>}
          </li>
        ))}
      </ul>
      {used && <h3>{t('facts.documents', { count: used.documents.length })}</h3>}
      {used && (
        <ul>
          {used.documents.map((code) => (
            <li key={code}>{documentName(code)}</li>
          ))}
        </ul>
      )}
      <h3>{t('facts.forms', { count: Object.keys(entry.forms).length })}</h3>
      <ul>
        {Object.entries(entry.forms).map(([key, form]) => (
          <li key={key}>{english ? form.titleEn : form.title}</li>
        ))}
      </ul>
    </aside>
  );
};
