import { Link } from 'react-router';
import type { Words } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { dateAndTime } from '../../app/time.tsx';
import type { Column } from '../../parts/row-table.tsx';
import type { Change } from '../../../domain/api/changes.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { ChangeStateTag } from './pieces.tsx';

/** The columns of the list of changes. */
export function changeColumns({ t, pick }: Pick<Words<'registry'>, 't' | 'pick'>): Column<Change>[] {
  return [
    {
      key: 'power',
      title: t('changes.power'),
      className: 'two',
      render: (change) => (
        <>
          <Link to={`/registry/changes/${change.id}`} title={pick(change.power.name, change.power.nameEn)} data-testid="change-link">
            {pick(change.power.name, change.power.nameEn)}
          </Link>
          <span className="quiet small" title={change.cause}>
            {change.cause}
          </span>
        </>
      ),
    },
    {
      key: 'kind',
      title: t('changes.what'),
      width: 118,
      className: 'two',
      render: (change) => (
        <>
          <span>{t(`changes.kind.${change.kind}`)}</span>
          <span className="quiet small">{change.versionNumber ? t('version.number', { number: change.versionNumber }) : ''}</span>
        </>
      ),
    },
    { key: 'state', title: t('list.state'), width: 118, render: (change) => <ChangeStateTag state={change.state} /> },
    {
      key: 'deadline',
      title: t('changes.deadline'),
      width: 252,
      className: 'two',
      render: (change) => (
        <>
          <DeadlineMark deadline={change.deadline} brief />
          <span className="quiet small">{change.deadline ? t(`changes.limit.${change.deadline.kind}`) : ''}</span>
        </>
      ),
    },
    { key: 'organ', title: t('list.organ'), width: 160, className: 'clip', render: (change) => <OrganName of={change.organ} /> },
    {
      key: 'declared',
      title: t('changes.declared'),
      width: 142,
      className: 'two',
      render: (change) =>
        change.declaredAt ? (
          <>
            <span>{dateAndTime(change.declaredAt)}</span>
            <span className="quiet small">{change.declaredBy?.name ?? ''}</span>
          </>
        ) : (
          <span className="quiet">{t('changes.notDeclared')}</span>
        ),
    },
  ];
}
