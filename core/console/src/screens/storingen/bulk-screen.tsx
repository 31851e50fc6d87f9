import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count, shortId } from '../../format/number';
import { Badge, DeliveryBadge } from '../../patterns/badge';
import { Empty } from '../../patterns/empty';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { RouteLink } from '../../patterns/link';
import { ListTable, useKeyset } from '../../patterns/list';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { BULK_MOOD } from './bulk-mood';

/** How far a bulk act is, and what became of each message. */
export default function BulkScreen() {
  const { t } = useTranslation('storingen');
  const { id } = useParams({ from: '/inside/bulkopdrachten/$id' });
  const query = useQuery({
    queryKey: ['bulkopdrachten', 'een', id],
    queryFn: () => content(api.GET('/bulkopdrachten/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.stand === 'bezig' ? 3000 : false),
  });
  return (
    <Screen title={query.data?.zin ?? t('opdracht')}>
      <Loaded query={query}>{(bulk) => <Bulk bulk={bulk} />}</Loaded>
    </Screen>
  );
}

function Bulk({ bulk }: { bulk: Shape<'Bulkopdracht'> }) {
  const { t, i18n } = useTranslation('storingen');
  const number = (value: number) => count(value, i18n.language);
  return (
    <>
      <div className="rd-row">
        <Badge mood={BULK_MOOD[bulk.stand]} text={t(`bulkstand.${bulk.stand}`)} />
        {bulk.stand === 'wacht-op-akkoord' && (
          <RouteLink to="/voorstellen" search={{ stand: 'wacht' }}>
            {t('naarVoorstellen')}
          </RouteLink>
        )}
      </div>
      <Paragraph id="voortgang">
        {t('voortgang', {
          gedaan: number(bulk.gedaan),
          totaal: number(bulk.totaal),
          mislukt: number(bulk.mislukt),
        })}
      </Paragraph>
      <progress
        className="rd-progress"
        aria-labelledby="voortgang"
        max={Math.max(bulk.totaal, 1)}
        value={bulk.gedaan}
      />
      <Facts
        rows={[
          [t('reden'), bulk.reden],
          [t('door'), bulk.door],
          [t('akkoordDoor'), bulk.akkoordDoor],
          [t('moment'), <Time key="m" at={bulk.moment} />],
        ]}
      />
      <Section title={t('resultaten')}>
        <Results id={bulk.id} />
      </Section>
    </>
  );
}

function Results({ id }: { id: string }) {
  const { t } = useTranslation('storingen');
  const list = useKeyset(['bulkopdrachten', 'resultaten', id], (cursor) =>
    content(
      api.GET('/bulkopdrachten/{id}/resultaten', {
        params: { path: { id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const columns: ColumnDef<Shape<'Bulkresultaat'>>[] = [
    {
      id: 'aflevering',
      header: t('bericht'),
      accessorFn: (result) => result.aflevering,
      cell: ({ row: { original } }) => (
        <RouteLink to="/afleveringen/$id" params={{ id: original.aflevering }} className="rd-id">
          {shortId(original.aflevering)}
        </RouteLink>
      ),
    },
    {
      id: 'gelukt',
      header: t('uitkomst'),
      accessorFn: (result) => (result.gelukt ? 1 : 0),
      cell: ({ row: { original } }) => (
        <>
          <Badge
            mood={original.gelukt ? 'good' : 'bad'}
            text={t(original.gelukt ? 'gelukt' : 'nietGelukt')}
          />{' '}
          {original.tekst}
        </>
      ),
    },
    {
      id: 'stand',
      header: t('standNu'),
      accessorFn: (result) => result.stand ?? '',
      cell: ({ row: { original } }) => original.stand && <DeliveryBadge state={original.stand} />,
    },
  ];
  return (
    <ListTable
      list={list}
      caption={t('resultaten')}
      columns={columns}
      rowId={(result) => result.aflevering}
      empty={<Empty text={t('nogGeenResultaten')} />}
    />
  );
}
