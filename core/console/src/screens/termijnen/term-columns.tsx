import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { TermBadge } from '../../patterns/badge';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

export function useTermColumns(): ColumnDef<Shape<'Termijnregel'>>[] {
  const { t } = useTranslation('termijnen');
  return useMemo(
    () => [
      {
        accessorKey: 'titel',
        header: t('termijn'),
        cell: ({ row: { original: term } }) => (
          <RouteLink to="/zaken/$id" params={{ id: term.zaak }}>
            {term.titel}
            <span className="rd-unseen">, {t('naarZaak')}</span>
          </RouteLink>
        ),
      },
      {
        accessorKey: 'uiterlijk',
        header: t('uiterlijk'),
        cell: ({ row }) => <Time at={row.original.uiterlijk} bare />,
      },
      {
        accessorKey: 'dagen',
        header: t('nog'),
        cell: ({ row: { original: term } }) => <DaysLeft days={term.dagen} />,
      },
      {
        accessorKey: 'stand',
        header: t('stand'),
        cell: ({ row }) => <TermBadge state={row.original.stand} />,
      },
      { accessorKey: 'gemeenteNaam', header: t('gemeente') },
      { accessorKey: 'artikel', header: t('artikel') },
      {
        accessorKey: 'zaak',
        header: t('zaak'),
        cell: ({ row }) => <span className="rd-id">{row.original.zaak.slice(0, 13)}</span>,
      },
    ],
    [t],
  );
}

/** Days up to and including the last one; negative is late. */
function DaysLeft({ days }: { days: number }) {
  const { t } = useTranslation('termijnen');
  if (days === 0) return t('vandaag');
  return days < 0 ? <strong>{t('over', { count: -days })}</strong> : t('dagen', { count: days });
}
