import type { Language, Translate } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { Moment, serverNow } from '../app/time.tsx';
import type { CaseRow } from '../../domain/api/cases.ts';
import { Due, limitColour } from '../parts/due.tsx';
import { CaseStateMark, Serial } from '../parts/marks.tsx';
import type { Column } from '../parts/row-table.tsx';

/** The columns of the list of cases; the first are always shown. */
export function caseColumns(t: Translate, language: Language): Column<CaseRow>[] {
  const limit = (row: CaseRow, id: 'promised' | 'statutory') => row.clock?.limits.find((one) => one.id === id);
  const due = (id: 'promised' | 'statutory'): Column<CaseRow> => ({
    key: id,
    title: t(`limit.${id}`),
    width: 178,
    render: (row) => {
      const found = limit(row, id);
      if (!found || !row.clock || row.clock.state === 'not-started') return <span className="quiet">{t('due.notStarted')}</span>;
      if (!found.dueAt)
        return <span className="quiet">{found.undeterminedYear ? t('due.undetermined', { year: found.undeterminedYear }) : '—'}</span>;
      if (row.clock.state === 'stopped')
        return (
          <span className="quiet">
            <Moment at={found.dueAt} short />
          </span>
        );
      return <Due at={found.dueAt} colour={limitColour(found, row.clock, serverNow())} />;
    },
  });
  return [
    {
      key: 'serial',
      title: t('inbox.column.serial'),
      width: 118,
      render: (row) => <Serial value={row.serial} />,
    },
    {
      key: 'subject',
      title: t('inbox.column.subject'),
      className: 'two',
      render: (row) => (
        <>
          <span title={row.subject}>{row.subject}</span>
          <span className="quiet small">{language === 'en' ? (row.power.nameEn ?? row.power.name) : row.power.name}</span>
        </>
      ),
    },
    {
      key: 'party',
      title: t('inbox.column.party'),
      width: '17%',
      className: 'clip',
      render: (row) => <span title={row.partyName}>{row.partyName}</span>,
    },
    {
      key: 'state',
      title: t('cases.state'),
      width: 124,
      className: 'two',
      render: (row) => (
        <>
          <span>
            <CaseStateMark state={row.state} result={null} />
          </span>
          {row.result && <span className="small">{t(`result.${row.result}`)}</span>}
        </>
      ),
    },
    {
      key: 'step',
      title: t('cases.step'),
      width: 160,
      className: 'two',
      render: (row) => (
        <>
          <span>{row.currentSteps.map(({ name }) => name).join('、') || '—'}</span>
          <span className="quiet small">
            {isStepWarned(row) && (
              <span className="due warned">
                <span className="due-icon" aria-hidden="true">
                  {isStepLate(row) ? '◆' : '▲'}
                </span>
                <span className="due-word">{t(isStepLate(row) ? 'standing.step-late' : 'due.stepWarned')}</span>
              </span>
            )}{' '}
            {row.currentSteps.map(({ positionName }) => positionName).join('、')}
          </span>
        </>
      ),
    },
    due('promised'),
    due('statutory'),
    {
      key: 'received',
      title: t('cases.received'),
      width: 130,
      render: (row) => <Moment at={row.receivedAt} short />,
    },
    {
      key: 'accepted',
      title: t('cases.accepted'),
      width: 130,
      render: (row) => <Moment at={row.acceptedAt} short />,
    },
    {
      key: 'completed',
      title: t('cases.completed'),
      width: 130,
      render: (row) => <Moment at={row.completedAt} short />,
    },
    {
      key: 'organ',
      title: t('cases.organ'),
      width: 130,
      className: 'clip',
      render: (row) => <OrganName of={row.organ} />,
    },
  ];
}

/** The clock is yellow, and it is not a limit of the case: then it is the step's own. */
const isStepWarned = ({ clock }: CaseRow): boolean =>
  clock !== null &&
  clock.colour === 'warned' &&
  clock.state !== 'stopped' &&
  clock.limits.every((limit) => limitColour(limit, clock, serverNow()) === 'normal');

const isStepLate = ({ currentSteps }: CaseRow): boolean =>
  currentSteps.some(({ dueAt }) => dueAt !== null && Date.parse(dueAt) < serverNow());

/** Shown until a person chooses otherwise. */
export const USUAL_COLUMNS = ['serial', 'subject', 'party', 'state', 'step', 'promised', 'received'];
