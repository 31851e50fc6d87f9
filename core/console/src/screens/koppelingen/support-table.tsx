import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';

/** Which messages the adapter knows, which way, and how well. */
export function SupportTable({ kinds }: { kinds: Shape<'Berichtsoort'>[] }) {
  const { t } = useTranslation('koppelingen');
  const columns = useMemo<ColumnDef<Shape<'Berichtsoort'>>[]>(
    () => [
      {
        accessorKey: 'titel',
        header: t('soort'),
        cell: ({ row: { original: kind } }) => (
          <>
            {kind.titel} <span className="rd-id rd-quiet">{kind.soort}</span>
          </>
        ),
      },
      {
        id: 'richting',
        accessorFn: (kind) => t(`richtingen.${kind.richting}`),
        header: t('richting'),
      },
      {
        accessorKey: 'steun',
        header: t('steun'),
        cell: ({ row: { original: kind } }) => (
          <Badge
            mood={kind.steun === 'ondersteund' ? 'good' : 'attention'}
            text={t(`steunen.${kind.steun}`)}
          />
        ),
      },
    ],
    [t],
  );
  if (kinds.length === 0) return <Empty text={t('soortenLeeg')} />;
  return (
    <DataTable
      caption={t('soorten')}
      hideCaption
      columns={columns}
      rows={kinds}
      rowId={(kind) => `${kind.richting} ${kind.soort}`}
    />
  );
}
