import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { shortId } from '../../format/number';
import { DeliveryBadge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { RouteLink } from '../../patterns/link';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useMunicipality } from '../../session/session';
import { DeliveryActions } from './delivery-actions';
import { DeliveryContent } from './delivery-content';
import { DifferenceLines } from './difference-lines';

type Delivery = Shape<'Aflevering'>;

/** One outgoing message: why it goes, what it may hold, and how each attempt went. */
export default function DeliveryScreen() {
  const { t } = useTranslation('berichten');
  const { id } = useParams({ from: '/inside/afleveringen/$id' });
  const query = useQuery({
    queryKey: ['afleveringen', 'een', id],
    queryFn: () => content(api.GET('/afleveringen/{id}', { params: { path: { id } } })),
  });
  const title = query.data
    ? t('afleveringTitel', {
        soort: query.data.soort,
        wie: query.data.organisatieNaam || query.data.koppeling,
      })
    : t('afleveringLeeg', { nummer: shortId(id) });
  return (
    <Screen title={title}>
      <Loaded query={query}>{(delivery) => <Details delivery={delivery} />}</Loaded>
    </Screen>
  );
}

function Details({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('berichten');
  const municipality = useMunicipality();
  return (
    <>
      <div className="rd-row">
        <DeliveryBadge state={delivery.stand} />
        {delivery.wachtOp && <Paragraph>{delivery.wachtOp}</Paragraph>}
      </div>
      <DeliveryActions delivery={delivery} />
      <Facts
        rows={[
          [
            t('oorzaak'),
            delivery.oorzaak && (
              <RouteLink to="/storingen/$oorzaak" params={{ oorzaak: delivery.oorzaak }}>
                {t('alleMetOorzaak')}
              </RouteLink>
            ),
          ],
          [
            t('antwoordPartner'),
            delivery.antwoordtekst || delivery.antwoordstatus > 0
              ? `${delivery.antwoordstatus > 0 ? `${delivery.antwoordstatus} ` : ''}${delivery.antwoordtekst}`
              : '',
          ],
          [t('nagegaan'), delivery.nagegaan],
          [t('nietVoor'), delivery.nietVoor && <Time at={delivery.nietVoor} />],
          [t('gemaakt'), <Time key="g" at={delivery.gemaakt} />],
          [t('veranderd'), <Time key="v" at={delivery.gewijzigd} />],
          [t('gemeente'), municipality(delivery.gemeente)],
          [
            t('zaak'),
            delivery.zaak && (
              <RouteLink to="/zaken/$id" params={{ id: delivery.zaak }} className="rd-id">
                {shortId(delivery.zaak)}
              </RouteLink>
            ),
          ],
          [
            t('waaruit'),
            delivery.bericht && (
              <RouteLink to="/berichten/$id" params={{ id: delivery.bericht }}>
                {t('naarBericht')}
              </RouteLink>
            ),
          ],
          [t('regel'), delivery.regel],
          [t('gekozen'), delivery.gekozen],
          [
            t('herhaalt'),
            delivery.herhaalt && (
              <RouteLink
                to="/afleveringen/$id"
                params={{ id: delivery.herhaalt }}
                className="rd-id"
              >
                {shortId(delivery.herhaalt)}
              </RouteLink>
            ),
          ],
          [
            t('id'),
            <span key="id" className="rd-id">
              {delivery.id}
            </span>,
          ],
          [
            t('revisie'),
            <span key="r" className="rd-id">
              {delivery.revisie}
            </span>,
          ],
        ]}
      />
      {delivery.verschil && delivery.verschil.length > 0 && (
        <Section title={t('verschil')}>
          <DifferenceLines label={t('verschil')} lines={delivery.verschil} />
        </Section>
      )}
      <Section title={t('pogingenTitel')}>
        <Attempts attempts={delivery.pogingen ?? []} />
      </Section>
      <Section title={t('velden')}>
        <Fields delivery={delivery} />
      </Section>
      <Section title={t('inhoudVerstuurd')}>
        <DeliveryContent delivery={delivery} />
      </Section>
    </>
  );
}

function Attempts({ attempts }: { attempts: Shape<'Poging'>[] }) {
  const { t } = useTranslation(['berichten', 'woorden']);
  if (attempts.length === 0) return <Empty text={t('geenPogingen')} />;
  const columns: ColumnDef<Shape<'Poging'>>[] = [
    { id: 'nummer', header: t('poging'), accessorFn: (attempt) => attempt.nummer },
    {
      id: 'moment',
      header: t('moment'),
      accessorFn: (attempt) => attempt.moment,
      cell: ({ row }) => <Time at={row.original.moment} />,
    },
    {
      id: 'uitkomst',
      header: t('uitkomst'),
      accessorFn: (attempt) => t(`woorden:pogingsuitkomst.${attempt.uitkomst}`),
    },
    {
      id: 'status',
      header: t('status'),
      accessorFn: (attempt) => attempt.status,
      cell: ({ row }) => (row.original.status > 0 ? row.original.status : ''),
    },
    { id: 'tekst', header: t('antwoord'), accessorFn: (attempt) => attempt.tekst },
  ];
  return (
    <DataTable
      caption={t('pogingenTitel')}
      hideCaption
      columns={columns}
      rows={attempts}
      rowId={(attempt) => String(attempt.nummer)}
    />
  );
}

function Fields({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('berichten');
  const { velden: fields = [], achtergehouden: withheld = [] } = delivery;
  return (
    <>
      <Paragraph>
        {t('opGrondVan', { artikel: delivery.artikel, grondslag: delivery.grondslag })}
      </Paragraph>
      <div className="rd-columns">
        <div>
          <Heading level={3}>{t('gaatMee')}</Heading>
          {fields.length === 0 ? (
            <Paragraph>{t('gaatNietsMee')}</Paragraph>
          ) : (
            <ul className="rd-plain-list">
              {fields.map((path) => (
                <li key={path} className="rd-id">
                  {path}
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <Heading level={3}>{t('gaatNietMee')}</Heading>
          {withheld.length === 0 ? (
            <Paragraph>{t('nietsAchtergehouden')}</Paragraph>
          ) : (
            <ul className="rd-plain-list">
              {withheld.map((held) => (
                <li key={`${held.veld} ${held.reden}`}>
                  <span className="rd-id">{held.veld}</span>: {held.reden}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </>
  );
}
