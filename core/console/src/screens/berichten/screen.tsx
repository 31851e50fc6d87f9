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
import { useMessageColumns } from './message-table';
import { oneOf, period } from './period';
import { useConnections } from './use-connections';

export const MESSAGE_STATES: readonly Shape<'Berichtstand'>[] = [
  'ontvangen',
  'verwerkt',
  'wacht',
  'geweigerd',
  'dubbel',
  'mislukt',
];

/** Incoming messages. */
export default function MessagesScreen() {
  const { t } = useTranslation(['berichten', 'algemeen', 'woorden']);
  const { gemeenten } = useSession();
  const search = useSearch({ from: '/inside/berichten' });
  const navigate = useNavigate({ from: '/berichten' });
  const connections = useConnections();

  const { van: _from, tot: _until, stand: _state, ...texts } = search;
  const stand = oneOf(MESSAGE_STATES, search.stand);
  const where = { ...texts, ...period(search), ...(stand === undefined ? {} : { stand }) };
  const list = useKeyset(['berichten', where], (cursor) =>
    content(
      api.GET('/berichten', {
        params: { query: { ...where, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
  const filters: Filter[] = [
    {
      name: 'stand',
      label: t('stand'),
      options: MESSAGE_STATES.map((one) => [one, t(`woorden:berichtstand.${one}`)] as const),
    },
    { name: 'koppeling', label: t('van'), options: connections },
    { name: 'soort', label: t('soort') },
    {
      name: 'gemeente',
      label: t('gemeente'),
      options: gemeenten.map(({ code, naam }) => [code, naam] as const),
    },
    { name: 'sleutel', label: t('kenmerk') },
    { name: 'id', label: t('id') },
    { name: 'zaak', label: t('zaak') },
    { name: 'van', label: t('vanDag'), kind: 'day' },
    { name: 'tot', label: t('totDag'), kind: 'day' },
  ];
  return (
    <Screen
      title={t('algemeen:scherm.berichten')}
      lead={
        <>
          {t('uitleg')} <RouteLink to="/afleveringen">{t('naarVerstuurd')}</RouteLink>
        </>
      }
    >
      <Filters
        label={t('zoek')}
        filters={filters}
        values={search}
        onChange={(values) => void navigate({ search: values })}
      />
      <ListTable
        list={list}
        caption={t('algemeen:scherm.berichten')}
        columns={useMessageColumns()}
        rowId={(line) => line.id}
        empty={<Empty text={Object.keys(search).length > 0 ? t('nietGevonden') : t('leeg')} />}
      />
    </Screen>
  );
}
