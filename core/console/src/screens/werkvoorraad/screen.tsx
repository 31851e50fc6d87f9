import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { Empty } from '../../patterns/empty';
import { Filters } from '../../patterns/filters';
import { RouteNavLink } from '../../patterns/link';
import { ListTable, useKeyset } from '../../patterns/list';
import { Parts } from '../../patterns/parts';
import { Screen } from '../../patterns/screen';
import { useSession } from '../../session/session';
import { useTaskColumns } from './task-columns';
import { KINDS, taskQuestion } from './task-question';

/** The work that waits for people, the most urgent first. */
export default function TasksScreen() {
  const { t } = useTranslation(['werkvoorraad', 'algemeen']);
  const session = useSession();
  const search = useSearch({ from: '/inside/werkvoorraad' });
  const navigate = useNavigate();
  const question = taskQuestion(search);
  const list = useKeyset(['taken', question], (cursor) =>
    content(api.GET('/taken', { params: { query: { ...question, ...(cursor && { cursor }) } } })),
  );
  const columns = useTaskColumns();

  const mine = search.opgepaktDoor === session.account && question.stand === 'open';
  const done = question.stand === 'gedaan';
  const open = !mine && !done;
  const exact = { exact: true };
  const filtered = [search.soort, search.organisatie, search.gemeente, search.zaak].some(Boolean);
  return (
    <Screen title={t('algemeen:scherm.werkvoorraad')} lead={t('uitleg')}>
      <Parts label={t('delen')}>
        <RouteNavLink to="/werkvoorraad" activeOptions={exact} aria-current={open && 'page'}>
          {t('deel.open')}
        </RouteNavLink>
        <RouteNavLink
          to="/werkvoorraad"
          search={{ opgepaktDoor: session.account }}
          activeOptions={exact}
          aria-current={mine && 'page'}
        >
          {t('deel.mij')}
        </RouteNavLink>
        <RouteNavLink
          to="/werkvoorraad"
          search={{ stand: 'gedaan' }}
          activeOptions={exact}
          aria-current={done && 'page'}
        >
          {t('deel.gedaan')}
        </RouteNavLink>
        <RouteNavLink to="/voorstellen">{t('deel.voorstellen')}</RouteNavLink>
      </Parts>
      <Filters
        label={t('zoek')}
        filters={[
          {
            name: 'soort',
            label: t('kop.soort'),
            options: KINDS.map((kind) => [kind, t(`soort.${kind}`)] as const),
          },
          {
            name: 'gemeente',
            label: t('kop.gemeente'),
            options: session.gemeenten.map((one) => [one.code, one.naam] as const),
          },
          { name: 'organisatie', label: t('kop.organisatie') },
        ]}
        values={search}
        onChange={(values) => {
          const { stand, opgepaktDoor } = search;
          const kept = { ...(stand && { stand }), ...(opgepaktDoor && { opgepaktDoor }) };
          void navigate({ to: '/werkvoorraad', search: { ...kept, ...values } });
        }}
      />
      <ListTable
        list={list}
        caption={t('tabel')}
        columns={columns}
        rowId={(task) => task.id}
        empty={<Empty text={t(filtered || done ? 'leeg' : mine ? 'leegMij' : 'leegOpen')} />}
      />
    </Screen>
  );
}
