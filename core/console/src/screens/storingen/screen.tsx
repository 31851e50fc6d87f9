import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { Badge } from '../../patterns/badge';
import { Empty } from '../../patterns/empty';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { RouteButton, RouteLink } from '../../patterns/link';
import { ListTable, useKeyset } from '../../patterns/list';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { failuresQuery } from './failures-query';
import { BULK_MOOD } from './bulk-mood';

/** What stays behind, by cause; what was done about it in bulk. */
export default function FailuresScreen() {
  const { t } = useTranslation(['storingen', 'algemeen']);
  const query = useQuery(failuresQuery);
  return (
    <Screen title={t('algemeen:scherm.storingen')} lead={t('uitleg')}>
      <Loaded query={query}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Empty text={t('geen')}>
              <RouteLink to="/">{t('algemeen:naarOverzicht')}</RouteLink>
            </Empty>
          ) : (
            <div className="rd-stack">
              {resultaten.map((group) => (
                <Group key={group.oorzaak} group={group} />
              ))}
            </div>
          )
        }
      </Loaded>
      <Section title={t('opdrachten')}>
        <Bulks />
      </Section>
    </Screen>
  );
}

function Group({ group }: { group: Shape<'Storingsgroep'> }) {
  const { t, i18n } = useTranslation('storingen');
  return (
    <article className="rd-card">
      <Heading level={2} appearance="utrecht-heading-3">
        {group.wat}
      </Heading>
      <Paragraph>
        <strong>{t('watTeDoen')}</strong> {group.oplossing}
      </Paragraph>
      <Facts
        rows={[
          [t('aantal'), count(group.aantal, i18n.language)],
          [t('oudste'), <Time key="o" at={group.oudste} />],
          [t('eigenaar'), group.eigenaar],
          [t('koppelingen'), group.koppelingen.join(', ')],
        ]}
      />
      <div>
        <RouteButton
          to="/storingen/$oorzaak"
          params={{ oorzaak: group.oorzaak }}
          appearance="primary-action-button"
        >
          {t('bekijk', { count: group.aantal, aantal: count(group.aantal, i18n.language) })}
        </RouteButton>
      </div>
    </article>
  );
}

function Bulks() {
  const { t } = useTranslation('storingen');
  const list = useKeyset(['bulkopdrachten'], (cursor) =>
    content(
      api.GET('/bulkopdrachten', {
        params: { query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const columns: ColumnDef<Shape<'Bulkopdracht'>>[] = [
    {
      id: 'zin',
      header: t('opdracht'),
      accessorFn: (bulk) => bulk.zin,
      cell: ({ row: { original } }) => (
        <RouteLink to="/bulkopdrachten/$id" params={{ id: original.id }}>
          {original.zin}
        </RouteLink>
      ),
    },
    {
      id: 'stand',
      header: t('stand'),
      accessorFn: (bulk) => bulk.stand,
      cell: ({ row: { original } }) => (
        <Badge mood={BULK_MOOD[original.stand]} text={t(`bulkstand.${original.stand}`)} />
      ),
    },
    {
      id: 'moment',
      header: t('moment'),
      accessorFn: (bulk) => bulk.moment,
      cell: ({ row }) => <Time at={row.original.moment} />,
    },
    { id: 'door', header: t('door'), accessorFn: (bulk) => bulk.door },
    { id: 'reden', header: t('reden'), accessorFn: (bulk) => bulk.reden },
  ];
  return (
    <ListTable
      list={list}
      caption={t('opdrachten')}
      columns={columns}
      rowId={(bulk) => bulk.id}
      empty={<Empty text={t('geenOpdrachten')} />}
    />
  );
}
