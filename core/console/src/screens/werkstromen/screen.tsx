import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { useLawName } from '../gegevensdeling/law-name';

/** All workflows. */
export default function WorkflowsScreen() {
  const { t } = useTranslation(['werkstromen', 'algemeen']);
  const lawName = useLawName();
  const workflows = useQuery({
    queryKey: ['werkstromen'],
    queryFn: () => content(api.GET('/werkstromen')),
  });
  const columns = useMemo<ColumnDef<Shape<'Werkstroomregel'>>[]>(
    () => [
      {
        accessorKey: 'id',
        header: t('werkstroom'),
        cell: ({ row: { original: one } }) => (
          <RouteLink to="/werkstromen/$id" params={{ id: one.id }}>
            {one.id}
          </RouteLink>
        ),
      },
      { id: 'wet', accessorFn: (one) => lawName(one.wet), header: t('wet') },
      { accessorKey: 'aantalRegels', header: t('regels') },
      {
        accessorKey: 'plaats',
        header: t('plaats'),
        cell: ({ row }) => <span className="rd-id">{row.original.plaats}</span>,
      },
    ],
    [t, lawName],
  );
  return (
    <Screen title={t('algemeen:scherm.werkstromen')} lead={t('uitleg')}>
      <Loaded query={workflows}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Empty text={t('leeg')} />
          ) : (
            <DataTable
              caption={t('tabel')}
              hideCaption
              columns={columns}
              rows={resultaten}
              rowId={(one) => one.id}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}
