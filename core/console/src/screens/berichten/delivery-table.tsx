import type { ColumnDef } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { shortId } from '../../format/number';
import { DeliveryBadge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

type Delivery = Shape<'Aflevering'>;

export function useDeliveryColumns(): ColumnDef<Delivery>[] {
  const { t } = useTranslation('berichten');
  return [
    {
      id: 'gewijzigd',
      header: t('veranderd'),
      accessorFn: (delivery) => delivery.gewijzigd,
      cell: ({ row: { original } }) => (
        <RouteLink to="/afleveringen/$id" params={{ id: original.id }}>
          <Time at={original.gewijzigd} bare />
        </RouteLink>
      ),
    },
    { id: 'soort', header: t('soort'), accessorFn: (delivery) => delivery.soort },
    {
      id: 'naar',
      header: t('naar'),
      accessorFn: (delivery) => delivery.organisatieNaam || delivery.koppeling,
    },
    {
      id: 'stand',
      header: t('stand'),
      accessorFn: (delivery) => delivery.stand,
      cell: ({ row: { original } }) => (
        <>
          <DeliveryBadge state={original.stand} /> {original.wachtOp}
        </>
      ),
    },
    {
      id: 'pogingen',
      header: t('pogingen'),
      accessorFn: (delivery) => delivery.aantalPogingen,
    },
    {
      id: 'zaak',
      header: t('zaak'),
      accessorFn: (delivery) => delivery.zaak,
      cell: ({ row: { original } }) =>
        original.zaak && (
          <RouteLink to="/zaken/$id" params={{ id: original.zaak }} className="rd-id">
            {shortId(original.zaak)}
          </RouteLink>
        ),
    },
  ];
}

/** Outgoing messages that are all here. */
export function DeliveryTable({
  caption,
  deliveries,
}: {
  caption: string;
  deliveries: Delivery[];
}) {
  return (
    <DataTable
      caption={caption}
      columns={useDeliveryColumns()}
      rows={deliveries}
      rowId={(delivery) => delivery.id}
    />
  );
}
