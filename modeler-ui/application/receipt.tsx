import { Button, QRCode } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseDetail, MaterialView } from '../../domain/api/cases.ts';
import type { ClockView } from '../../domain/api/matters.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import { partyFacts } from '../cases/pieces.tsx';
import '../cases/cases.css';
import { UploadList } from '../matters/upload-list.tsx';
import type { Uploads } from '../matters/use-uploads.ts';
import { Facts } from '../parts/facts.tsx';
import { useAlt } from './party-search.tsx';

export interface RegisteredCase {
  id: string;
  serial: string;
  subject: string;
  partyName: string;
}

/**
 * What the party takes along: the serial number with its code for asking inside the office, what was handed in, by when the organ answers
 * and why then. Printed at once; files go on being sent meanwhile.
 */
export function Receipt({ created, uploads, again }: { created: RegisteredCase; uploads: Uploads; again: () => void }): ReactNode {
  const { t, pick } = useWords();
  const { data: found } = useRead<CaseDetail>(`/cases/${encodeURIComponent(created.id)}`);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  useAlt('n', again);
  const sent = uploads.list.filter(({ state }) => state === 'done').length;

  return (
    <section className="panel panel-body stack receipt" data-testid="registered">
      <header className="receipt-head">
        <div>
          <h1>{t('application.receipt')}</h1>
          <p className="receipt-serial breaks" data-testid="serial">
            {created.serial}
          </p>
          <p>
            {created.subject} · {created.partyName}
          </p>
        </div>
        <figure>
          <QRCode type="svg" value={`${window.location.origin}/cases/${created.id}`} size={104} bordered={false} />
          <figcaption className="quiet small">{t('application.scan')}</figcaption>
        </figure>
      </header>
      <p className="line no-print">
        <Button ref={first} type="primary" onClick={() => window.print()} data-testid="print-receipt">
          {t('application.printReceipt')}
        </Button>
        <Button onClick={again} disabled={uploads.busy} data-testid="another">
          {t('application.another')} <kbd>Alt+N</kbd>
        </Button>
        <Link to={`/cases/${created.id}`} data-testid="to-case">
          {t('application.toCase')}
        </Link>
      </p>
      <div className="no-print">
        <UploadList uploads={uploads} />
        {uploads.list.length > 0 && (
          <p className="quiet small" role="status" data-testid="files-sent">
            {t('application.filesSent', { sent, count: uploads.list.length })}
          </p>
        )}
      </div>
      {found && (
        <>
          <Facts
            items={[
              { label: t('application.power'), value: pick(found.power.name, found.power.nameEn) },
              { label: t('application.organ'), value: <OrganName of={found.organ} /> },
              ...partyFacts(found.party, pick),
              { label: t('cases.received'), value: `${dateAndTime(found.receivedAt)} ${found.receivedBy}` },
            ]}
          />
          <h2>{t('application.receivedMaterials')}</h2>
          <Given materials={found.materials} />
          <h2>{t('application.answerBy')}</h2>
          {found.acceptance ? <Why clock={found.acceptance} /> : <p>{t('application.ownMotion')}</p>}
          <p className="small">{t('application.thenLimits')}</p>
        </>
      )}
    </section>
  );
}

function Given({ materials }: { materials: MaterialView[] }): ReactNode {
  const { t, pick } = useWords();
  const words = (material: MaterialView): string =>
    material.state === 'received'
      ? t('application.counted', { originals: material.originals, copies: material.copies })
      : [t(`material.state.${material.state}`), material.followBy && t('material.followBy', { date: material.followBy })]
          .filter(Boolean)
          .join(' · ');
  return (
    <table className="plain" data-testid="receipt-materials">
      <tbody>
        {materials
          .filter(({ state, required }) => state !== 'missing' || required)
          .map((material, index) => (
            <tr key={material.code}>
              <td style={{ width: 32 }}>{index + 1}</td>
              <td>{pick(material.name, material.nameEn)}</td>
              <td style={{ width: 220 }}>{material.state === 'missing' ? <b>✕ {words(material)}</b> : words(material)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** By when, and each line of why then. */
function Why({ clock }: { clock: ClockView }): ReactNode {
  const { pick, t } = useWords();
  return clock.limits.map((limit) => (
    <div key={limit.id} data-testid="receipt-due">
      <p>
        <span className="quiet">{t('limit.acceptance')}</span>{' '}
        <b>{limit.dueAt ? dateAndTime(limit.dueAt) : t('due.undetermined', { year: limit.undeterminedYear ?? '' })}</b>
      </p>
      <ul className="small quiet period-why">
        {limit.derivation.map((line, index) => (
          <li key={`${index}${line.text}`}>
            {line.at && <span className="nowrap">{dateAndTime(line.at)} </span>}
            {pick(line.text, line.textEn)}
          </li>
        ))}
      </ul>
    </div>
  ));
}
