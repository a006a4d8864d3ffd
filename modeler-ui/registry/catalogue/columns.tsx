import { Link } from 'react-router';
import type { Words } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import type { Column } from '../../parts/row-table.tsx';
import { StateTag } from '../state-tag.tsx';
import type { PowerSummary } from '../../../domain/api/catalogue.ts';

export const USUAL_COLUMNS = ['name', 'category', 'organ', 'published', 'open', 'state'];

/** The columns of the catalogue; the name is always shown. */
export function powerColumns({ t, pick }: Pick<Words<'registry'>, 't' | 'pick'>): Column<PowerSummary>[] {
  const number = (value: number | null | undefined): string => (value ? t('version.number', { number: value }) : t('version.none'));
  return [
    {
      key: 'name',
      title: t('list.name'),
      className: 'two',
      render: (power) => (
        <>
          <Link to={`/registry/${power.id}`} title={pick(power.name, power.nameEn)} data-testid="power-link">
            {pick(power.name, power.nameEn)}
          </Link>
          <code className="quiet" title={power.code}>
            {power.code}
          </code>
        </>
      ),
    },
    {
      key: 'category',
      title: t('list.category'),
      width: 108,
      render: (power) => t(`category.${power.category}`),
    },
    {
      key: 'organ',
      title: t('list.organ'),
      width: 168,
      className: 'clip',
      render: (power) => <OrganName of={power.organ} />,
    },
    {
      key: 'district',
      title: t('list.district'),
      width: 92,
      className: 'clip',
      render: (power) => power.district?.name ?? <span className="quiet">{t('list.cityLevel')}</span>,
    },
    {
      key: 'published',
      title: t('list.published'),
      width: 88,
      render: (power) => <span className={power.publishedVersion ? '' : 'quiet'}>{number(power.publishedVersion)}</span>,
    },
    {
      key: 'open',
      title: t('list.open'),
      width: 172,
      render: ({ openVersion }) =>
        openVersion ? (
          <Link to={`/modeler/${openVersion.id}`} className="line nowrap">
            {number(openVersion.number)}
            <StateTag state={openVersion.state} />
          </Link>
        ) : (
          <span className="quiet">{t('version.none')}</span>
        ),
    },
    {
      key: 'state',
      title: t('list.state'),
      width: 104,
      render: (power) => <StateTag state={power.state} />,
    },
  ];
}
