import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { VerdictBadge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

/** How many days the certificate that ends first is still valid. */
export function CertificateDays({ days }: { days: number | null }) {
  const { t } = useTranslation('koppelingen');
  if (days === null) return <span className="rd-quiet">{t('geenCertificaat')}</span>;
  return days < 0 ? t('dagenOver', { count: -days }) : t('dagen', { count: days });
}

/** Certificates with what they are for, who uses them and what follows on them. */
export function CertificateTable({ certificates }: { certificates: Shape<'Certificaat'>[] }) {
  const { t } = useTranslation('koppelingen');
  const columns = useMemo<ColumnDef<Shape<'Certificaat'>>[]>(
    () => [
      { accessorKey: 'onderwerp', header: t('certificaat.onderwerp') },
      { accessorKey: 'doel', header: t('certificaat.doel') },
      {
        id: 'geldigTot',
        accessorKey: 'geldigTot',
        header: t('certificaat.geldigTot'),
        cell: ({ row }) => <Time at={row.original.geldigTot} />,
      },
      {
        id: 'oordeel',
        accessorKey: 'dagen',
        header: t('certificaat.oordeel'),
        cell: ({ row: { original: one } }) => (
          <>
            <VerdictBadge verdict={one.oordeel} /> {one.uitleg}
          </>
        ),
      },
      {
        id: 'gebruiktDoor',
        accessorFn: (one) => one.gebruiktDoor.join(' '),
        header: t('certificaat.gebruiktDoor'),
        cell: ({ row }) => (
          <span className="rd-row">
            {row.original.gebruiktDoor.map((id) => (
              <RouteLink key={id} to="/koppelingen/$id" params={{ id }}>
                {id}
              </RouteLink>
            ))}
          </span>
        ),
      },
      {
        id: 'opvolger',
        accessorFn: (one) => one.opvolger ?? '',
        header: t('certificaat.opvolger'),
        cell: ({ row }) =>
          row.original.opvolger === null ? (
            <span className="rd-quiet">{t('certificaat.geenOpvolger')}</span>
          ) : (
            <span className="rd-id">{row.original.opvolger}</span>
          ),
      },
      { accessorKey: 'uitgever', header: t('certificaat.uitgever') },
      {
        accessorKey: 'bestand',
        header: t('certificaat.bestand'),
        cell: ({ row }) => <span className="rd-id">{row.original.bestand}</span>,
      },
    ],
    [t],
  );
  if (certificates.length === 0) return <Empty text={t('certificatenLeeg')} />;
  return (
    <DataTable
      caption={t('certificaten')}
      hideCaption
      columns={columns}
      rows={certificates}
      rowId={(one) => `${one.bestand} ${one.onderwerp}`}
    />
  );
}
