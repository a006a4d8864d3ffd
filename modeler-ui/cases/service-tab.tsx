import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import type { MatterServices, ServedDocument, ServiceView } from '../../domain/api/service.ts';
import { SERVICE_WAYS } from '../../domain/service/ways.ts';
import { Facts } from '../parts/facts.tsx';
import { Empty } from '../parts/marks.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { documentAddress } from './pieces.tsx';
import { AddressDialog, ServiceDialog } from './service-dialogs.tsx';

/** Which papers have reached the party, when and how, what runs from then, and what is missing (CF61). */
export function ServiceTab({ matterId }: { matterId: string }): ReactNode {
  const { t } = useWords();
  const address = `/matters/${encodeURIComponent(matterId)}`;
  const read = useRead<MatterServices>(`${address}/services`, { fresh: true });
  const [asked, setAsked] = useState<'served' | 'failed' | 'address' | null>(null);
  if (!read.data) return <NotYet read={read} />;
  const found = read.data;
  const waiting = found.documents.filter(({ state }) => state === 'waiting');
  const close = (): void => setAsked(null);
  return (
    <div className="stack" data-testid="service-tab">
      {waiting.length > 0 && (
        <p className="notice" role="status" data-testid="service-missing">
          <b>{t('service.missing', { count: waiting.length })}</b> {t('service.missingText')}
        </p>
      )}
      <Panel title={t('service.documents')}>
        {found.documents.length ? (
          <Documents documents={found.documents} />
        ) : (
          <Empty title={t('service.none')} text={t('service.noneText')} />
        )}
        {found.mayRecord && waiting.length > 0 && (
          <p className="line no-print">
            <Button type="primary" onClick={() => setAsked('served')} data-testid="record-service">
              {t('service.record')}
            </Button>
            <Button onClick={() => setAsked('failed')} data-testid="record-failed">
              {t('service.recordFailed')}
            </Button>
          </p>
        )}
      </Panel>
      <Panel title={t('service.attempts')}>
        {found.services.length ? (
          [...found.services].reverse().map((service) => <Attempt key={service.id} matterId={matterId} service={service} />)
        ) : (
          <p className="quiet">{t('service.noAttempts')}</p>
        )}
      </Panel>
      <Panel title={t('service.addresses')}>
        {found.addresses.length === 0 && <p className="quiet">{t('service.noAddress')}</p>}
        {[...found.addresses].reverse().map((one) => (
          <article key={one.id} className="opinion" data-testid="service-address">
            <p className="line">
              <b>{one.confirmedOn}</b> {t(one.consent ? 'service.consented' : 'service.notConsented')}
              <a href={`/api${address}/service-address.pdf?address=${one.id}`} target="_blank" rel="noreferrer">
                {t('print')}
              </a>
            </p>
            <Facts items={one.answers} two />
          </article>
        ))}
        <p className="line no-print">
          {found.mayRecord && (
            <Button onClick={() => setAsked('address')} data-testid="record-address">
              {t('service.confirm')}
            </Button>
          )}
          <a href={`/api${address}/service-address.pdf`} target="_blank" rel="noreferrer">
            {t('service.blank')}
          </a>
        </p>
      </Panel>
      {(asked === 'served' || asked === 'failed') && (
        <ServiceDialog matterId={matterId} found={found} served={asked === 'served'} close={close} />
      )}
      {asked === 'address' && <AddressDialog matterId={matterId} found={found} close={close} />}
    </div>
  );
}

function Documents({ documents }: { documents: ServedDocument[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t('service.column.document')}</th>
          <th>{t('service.column.issued')}</th>
          <th>{t('service.column.state')}</th>
          <th>{t('service.column.terms')}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((one) => (
          <tr key={one.id} data-testid="served-document" data-state={one.state}>
            <td>
              <a href={documentAddress(one.id)} target="_blank" rel="noreferrer">
                {one.title}
              </a>
              <div className="quiet small">{one.number}</div>
            </td>
            <td className="nowrap">{one.issuedOn}</td>
            <td>
              <span className={`state ${one.state === 'served' ? 'done' : 'on'}`}>{t(`service.state.${one.state}`)}</span>
              {one.way && ` ${pick(SERVICE_WAYS[one.way].name, SERVICE_WAYS[one.way].nameEn)}`}
              {one.servedOn && (one.state === 'announced' ? ` · ${t('service.until', { day: one.servedOn })}` : ` ${one.servedOn}`)}
              {one.failed > 0 && <div className="quiet small">{t('service.failed', { count: one.failed })}</div>}
            </td>
            <td>
              {one.terms.map((term) => (
                <div key={term.text} className="small">
                  {term.lastDay
                    ? t('service.lastDay', { term: pick(term.text, term.textEn), day: term.lastDay })
                    : t('service.noCalendar', { term: pick(term.text, term.textEn) })}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Attempt({ matterId, service }: { matterId: string; service: ServiceView }): ReactNode {
  const { t, pick } = useWords();
  const way = SERVICE_WAYS[service.way];
  return (
    <article className="opinion" data-testid="service" data-served={service.servedOn ?? ''}>
      <p className="line">
        <b>{pick(way.name, way.nameEn)}</b>
        {service.servedOn ? t('service.derived', { day: service.servedOn }) : `${service.happenedOn} · ${t('service.state.waiting')}`}
        <span className="quiet small">
          {service.by.name} {dateAndTime(service.at)}
          {service.stepId && ` · ${t('service.byStep')}`}
        </span>
        {service.servedOn && (
          <a href={`/api/matters/${encodeURIComponent(matterId)}/services/${service.id}/receipt`} target="_blank" rel="noreferrer">
            {t('service.receipt')}
          </a>
        )}
      </p>
      {service.reason && <p>{service.reason}</p>}
      <p className="quiet small">{service.documents.map(({ title, number }) => `《${title}》${number}`).join('、')}</p>
      <Facts items={service.answers} two />
    </article>
  );
}
