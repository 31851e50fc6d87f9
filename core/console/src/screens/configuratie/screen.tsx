import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import { Empty } from '../../patterns/empty';
import { RouteButton, RouteLink } from '../../patterns/link';
import { ListTable, useKeyset } from '../../patterns/list';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Sign } from '../../patterns/sign';
import { Time } from '../../patterns/time';
import { differencesQuery, FOLDER, revisionQuery } from './queries';

/** What counts now, what stands in the folder, and everything that counted before. */
export default function ConfigurationScreen() {
  const { t } = useTranslation(['configuratie', 'algemeen']);
  const list = useKeyset(['configuraties', 'lijst'], (cursor) =>
    content(api.GET('/configuraties', { params: { query: { ...(cursor && { cursor }) } } })),
  );
  return (
    <Screen title={t('algemeen:scherm.configuratie')} lead={t('uitleg')}>
      <Section title={t('map')}>
        <Folder />
        <RouteButton
          to="/configuratie/$revisie"
          params={{ revisie: FOLDER }}
          appearance="primary-action-button"
        >
          {t('bekijkMap')}
        </RouteButton>
      </Section>
      <Section title={t('standen')}>
        <ListTable
          list={list}
          caption={t('standen')}
          columns={useColumns()}
          rowId={(one) => `${one.revisie} ${one.moment}`}
          empty={<Empty text={t('leeg')} />}
        />
      </Section>
    </Screen>
  );
}

/** Whether the folder differs from what counts, and whether it could count. */
function Folder() {
  const { t } = useTranslation('configuratie');
  const folder = useQuery(revisionQuery(FOLDER));
  const differences = useQuery(differencesQuery(FOLDER, undefined));
  return (
    <Loaded query={folder}>
      {({ bevindingen }) => {
        const errors = bevindingen.filter((one) => one.ernst === 'fout').length;
        const warnings = bevindingen.length - errors;
        const changed = differences.data?.bestanden.length;
        return (
          <>
            {changed !== undefined && (
              <Paragraph>
                <Sign mood={changed === 0 ? 'good' : 'attention'} />{' '}
                {changed === 0 ? t('mapGelijk') : t('mapAnders', { count: changed })}
              </Paragraph>
            )}
            {errors > 0 && (
              <Paragraph>
                <Sign mood="bad" /> {t('mapFouten', { count: errors })}
              </Paragraph>
            )}
            {warnings > 0 && (
              <Paragraph>
                <Sign mood="attention" /> {t('mapWaarschuwingen', { count: warnings })}
              </Paragraph>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function useColumns(): ColumnDef<Shape<'Revisie'>>[] {
  const { t } = useTranslation('configuratie');
  return useMemo(
    () => [
      {
        accessorKey: 'revisie',
        header: t('stand'),
        cell: ({ row: { original: one } }) => (
          <RouteLink
            to="/configuratie/$revisie"
            params={{ revisie: one.revisie }}
            className="rd-id"
          >
            {one.revisie.slice(0, 12)}
          </RouteLink>
        ),
      },
      {
        accessorKey: 'actueel',
        header: t('geldt'),
        cell: ({ row: { original: one } }) => (
          <Badge
            mood={one.actueel ? 'good' : 'quiet'}
            text={t(one.actueel ? 'geldtNu' : 'geldtNiet')}
          />
        ),
      },
      {
        accessorKey: 'moment',
        header: t('moment'),
        cell: ({ row }) => <Time at={row.original.moment} />,
      },
      { accessorKey: 'door', header: t('door') },
      { accessorKey: 'herkomst', header: t('herkomst') },
    ],
    [t],
  );
}
