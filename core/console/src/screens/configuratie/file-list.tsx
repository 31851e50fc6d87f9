import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { bytes } from '../../format/number';
import { DataTable } from '../../patterns/data-table';
import { RouteLink } from '../../patterns/link';

/** The files of a revision; each opens above. */
export function FileList({
  files,
  revision,
}: {
  files: Shape<'Configbestand'>[];
  revision: string;
}) {
  const { t, i18n } = useTranslation('configuratie');
  const columns = useMemo<ColumnDef<Shape<'Configbestand'>>[]>(
    () => [
      {
        accessorKey: 'naam',
        header: t('bestand'),
        cell: ({ row: { original: file } }) => (
          <RouteLink
            to="/configuratie/$revisie"
            params={{ revisie: revision }}
            search={{ naam: file.naam }}
            className="rd-id"
          >
            {file.naam}
          </RouteLink>
        ),
      },
      { accessorKey: 'bevindingen', header: t('aantalBevindingen') },
      {
        accessorKey: 'grootte',
        header: t('grootte'),
        cell: ({ row }) => bytes(row.original.grootte, i18n.language),
      },
    ],
    [t, i18n.language, revision],
  );
  return (
    <DataTable
      caption={t('bestanden')}
      hideCaption
      columns={columns}
      rows={files}
      rowId={(file) => file.naam}
    />
  );
}
