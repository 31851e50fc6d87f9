import type { ColumnDef } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { shortId } from '../../format/number';
import { MessageBadge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

type Line = Shape<'Berichtregel'>;

export function useMessageColumns(): ColumnDef<Line>[] {
  const { t } = useTranslation('berichten');
  return [
    {
      id: 'ontvangen',
      header: t('ontvangen'),
      accessorFn: (line) => line.ontvangen,
      cell: ({ row: { original } }) => (
        <RouteLink to="/berichten/$id" params={{ id: original.id }}>
          <Time at={original.ontvangen} bare />
        </RouteLink>
      ),
    },
    {
      id: 'soort',
      header: t('soort'),
      accessorFn: (line) => line.soort,
    },
    {
      id: 'koppeling',
      header: t('van'),
      accessorFn: (line) => line.koppeling || t('hubZelf'),
    },
    {
      id: 'stand',
      header: t('stand'),
      accessorFn: (line) => line.stand,
      cell: ({ row: { original } }) => (
        <>
          <MessageBadge state={original.stand} /> {original.reden}
        </>
      ),
    },
    {
      id: 'zaak',
      header: t('zaak'),
      accessorFn: (line) => line.zaak ?? '',
      cell: ({ row: { original } }) =>
        original.zaak && (
          <RouteLink to="/zaken/$id" params={{ id: original.zaak }} className="rd-id">
            {shortId(original.zaak)}
          </RouteLink>
        ),
    },
    {
      id: 'id',
      header: t('id'),
      accessorFn: (line) => line.id,
      cell: ({ row }) => <span className="rd-id">{shortId(row.original.id)}</span>,
    },
  ];
}

/** Incoming messages that are all here. */
export function MessageTable({ caption, messages }: { caption: string; messages: Line[] }) {
  return (
    <DataTable
      caption={caption}
      columns={useMessageColumns()}
      rows={messages}
      rowId={(line) => line.id}
    />
  );
}
