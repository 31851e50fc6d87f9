import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { Filters } from '../../patterns/filters';
import { RouteButton, RouteLink } from '../../patterns/link';
import { ListTable, useKeyset } from '../../patterns/list';
import { Screen } from '../../patterns/screen';
import { Time } from '../../patterns/time';
import { ProposalBadge } from './proposal-badge';

const STATES = ['wacht', 'akkoord', 'afgewezen', 'verlopen'] as const;

/** What waits for a second person, and what was decided. */
export default function ProposalsScreen() {
  const { t } = useTranslation('werkvoorraad');
  const search = useSearch({ from: '/inside/voorstellen' });
  const navigate = useNavigate();
  const stand = STATES.find((state) => state === search.stand);
  const list = useKeyset(['voorstellen', { stand }], (cursor) =>
    content(
      api.GET('/voorstellen', {
        params: { query: { ...(stand && { stand }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  return (
    <Screen
      title={t('voorstellen.titel')}
      lead={t('voorstellen.uitleg')}
      actions={
        <RouteButton to="/werkvoorraad" appearance="secondary-action-button">
          {t('voorstellen.terug')}
        </RouteButton>
      }
    >
      <Filters
        label={t('voorstellen.titel')}
        filters={[
          {
            name: 'stand',
            label: t('voorstellen.stand'),
            options: STATES.map((state) => [state, t(`voorstellen.standen.${state}`)] as const),
          },
        ]}
        values={search}
        onChange={(values) => void navigate({ to: '/voorstellen', search: values })}
      />
      <ListTable
        list={list}
        caption={t('voorstellen.tabel')}
        columns={useColumns()}
        rowId={(proposal) => proposal.id}
        empty={<Empty text={t(stand ? 'voorstellen.leegAnders' : 'voorstellen.leeg')} />}
      />
    </Screen>
  );
}

function useColumns(): ColumnDef<Shape<'Voorstel'>>[] {
  const { t } = useTranslation('werkvoorraad');
  return useMemo(
    () => [
      {
        accessorKey: 'zin',
        header: t('voorstellen.wat'),
        cell: ({ row }) => (
          <RouteLink to="/voorstellen/$id" params={{ id: row.original.id }}>
            {row.original.zin}
          </RouteLink>
        ),
      },
      {
        id: 'soort',
        accessorFn: (proposal) => t(`voorstellen.soort.${proposal.soort}`),
        header: t('voorstellen.soortKop'),
      },
      {
        accessorKey: 'stand',
        header: t('voorstellen.stand'),
        cell: ({ row }) => <ProposalBadge state={row.original.stand} />,
      },
      { accessorKey: 'door', header: t('voorstellen.door') },
      {
        accessorKey: 'moment',
        header: t('voorstellen.moment'),
        cell: ({ row }) => <Time at={row.original.moment} />,
      },
      {
        id: 'besluitDoor',
        accessorFn: (proposal) => proposal.besluitDoor ?? '',
        header: t('voorstellen.besluit'),
      },
    ],
    [t],
  );
}
