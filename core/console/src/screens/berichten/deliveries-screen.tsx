import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { Filters, type Filter } from '../../patterns/filters';
import { RouteLink } from '../../patterns/link';
import { ListTable, useKeyset } from '../../patterns/list';
import { Screen } from '../../patterns/screen';
import { useSession } from '../../session/session';
import { useDeliveryColumns } from './delivery-table';
import { oneOf, period } from './period';
import { useConnections } from './use-connections';

export const DELIVERY_STATES: readonly Shape<'Afleverstand'>[] = [
  'wachtrij',
  'onderweg',
  'wacht',
  'wacht-op-bevestiging',
  'bevestigd',
  'afgewezen',
  'niet-geautoriseerd',
  'mislukt',
  'onzeker',
  'ingetrokken',
];

/** Outgoing messages: one for each message and destination. */
export default function DeliveriesScreen() {
  const { t } = useTranslation(['berichten', 'algemeen', 'woorden']);
  const { gemeenten } = useSession();
  const search = useSearch({ from: '/inside/afleveringen' });
  const navigate = useNavigate({ from: '/afleveringen' });
  const connections = useConnections();

  const { van: _from, tot: _until, stand: _state, opBureau, ...texts } = search;
  const stand = oneOf(DELIVERY_STATES, search.stand);
  const where = {
    ...texts,
    ...period(search),
    ...(stand === undefined ? {} : { stand }),
    ...(opBureau === 'true' ? { opBureau: true } : {}),
  };
  const list = useKeyset(['afleveringen', where], (cursor) =>
    content(
      api.GET('/afleveringen', {
        params: { query: { ...where, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
  const filters: Filter[] = [
    {
      name: 'stand',
      label: t('stand'),
      options: DELIVERY_STATES.map((one) => [one, t(`woorden:afleverstand.${one}`)] as const),
    },
    { name: 'opBureau', label: t('bijStoringen'), options: [['true', t('alleenStoringen')]] },
    { name: 'koppeling', label: t('naar'), options: connections },
    { name: 'soort', label: t('soort') },
    {
      name: 'gemeente',
      label: t('gemeente'),
      options: gemeenten.map(({ code, naam }) => [code, naam] as const),
    },
    { name: 'zaak', label: t('zaak') },
    { name: 'van', label: t('vanDag'), kind: 'day' },
    { name: 'tot', label: t('totDag'), kind: 'day' },
  ];
  return (
    <Screen
      title={t('verstuurdTitel')}
      lead={
        <>
          {t('uitlegVerstuurd')} <RouteLink to="/berichten">{t('naarOntvangen')}</RouteLink>
        </>
      }
    >
      <Filters
        label={t('zoekVerstuurd')}
        filters={filters}
        values={search}
        onChange={(values) => void navigate({ search: values })}
      />
      <ListTable
        list={list}
        caption={t('verstuurdTitel')}
        columns={useDeliveryColumns()}
        rowId={(delivery) => delivery.id}
        empty={
          <Empty text={Object.keys(search).length > 0 ? t('nietGevonden') : t('leegVerstuurd')} />
        }
      />
    </Screen>
  );
}
