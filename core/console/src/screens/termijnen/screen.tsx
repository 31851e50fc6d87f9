import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { Empty } from '../../patterns/empty';
import { Filters } from '../../patterns/filters';
import { ListTable, useKeyset } from '../../patterns/list';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { useSession } from '../../session/session';
import { Counts } from './counts';
import { useTermColumns } from './term-columns';

const STATES = ['te-laat', 'loopt'] as const;

/** All running terms: how many by week, municipality and kind, and the list of them. */
export default function TermsScreen() {
  const { t } = useTranslation(['termijnen', 'algemeen', 'woorden']);
  const search = useSearch({ from: '/inside/termijnen' });
  const navigate = useNavigate();
  const { gemeenten } = useSession();
  const stand = STATES.find((state) => state === search.stand);
  const { gemeente, termijn, van, tot } = search;
  const question = {
    ...(stand && { stand }),
    ...(gemeente && { gemeente }),
    ...(termijn && { termijn }),
    ...(van && { van }),
    ...(tot && { tot }),
  };
  const counts = useQuery({
    queryKey: ['termijnen', 'telling'],
    queryFn: () => content(api.GET('/termijnen/_telling')),
  });
  const list = useKeyset(['termijnen', question], (cursor) =>
    content(
      api.GET('/termijnen', { params: { query: { ...question, ...(cursor && { cursor }) } } }),
    ),
  );
  const kinds = counts.data?.regels.map((rule) => [rule.sleutel, rule.titel] as const) ?? [];
  const filtered = Object.keys(question).length > 0;
  return (
    <Screen title={t('algemeen:scherm.termijnen')} lead={t('uitleg')}>
      <Section title={t('telling')}>
        <Loaded query={counts}>{(known) => <Counts counts={known} />}</Loaded>
      </Section>
      <Section title={t('lijst')}>
        <Filters
          label={t('zoek')}
          filters={[
            {
              name: 'stand',
              label: t('stand'),
              options: STATES.map((state) => [state, t(`woorden:termijnstand.${state}`)] as const),
            },
            {
              name: 'gemeente',
              label: t('gemeente'),
              options: gemeenten.map((one) => [one.code, one.naam] as const),
            },
            { name: 'termijn', label: t('soort'), options: kinds },
            { name: 'van', label: t('van'), kind: 'day' },
            { name: 'tot', label: t('tot'), kind: 'day' },
          ]}
          values={search}
          onChange={(values) => void navigate({ to: '/termijnen', search: values })}
        />
        <ListTable
          list={list}
          caption={t('lijst')}
          columns={useTermColumns()}
          rowId={(term) => `${term.zaak} ${term.termijn} ${term.regel}`}
          empty={<Empty text={t(filtered ? 'leeg' : 'leegAlles')} />}
        />
      </Section>
    </Screen>
  );
}
