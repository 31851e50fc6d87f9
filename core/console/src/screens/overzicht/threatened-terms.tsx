import type { ColumnDef } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { shortId } from '../../format/number';
import { DataTable } from '../../patterns/data-table';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';
import { useMunicipality } from '../../session/session';

type Threatened = Shape<'BedreigdeTermijn'>;

/** Statutory terms that will be missed when nobody frees the message that is stuck. */
export function ThreatenedTerms({ terms }: { terms: Threatened[] }) {
  const { t } = useTranslation('overzicht');
  const municipality = useMunicipality();
  const columns: ColumnDef<Threatened>[] = [
    {
      id: 'titel',
      header: t('termijn'),
      accessorFn: (term) => term.titel,
    },
    {
      id: 'uiterlijk',
      header: t('uiterlijk'),
      accessorFn: (term) => term.uiterlijk,
      cell: ({ row }) => <Time at={row.original.uiterlijk} />,
    },
    {
      id: 'reden',
      header: t('waarom'),
      accessorFn: (term) => term.reden,
    },
    {
      id: 'zaak',
      header: t('zaak'),
      accessorFn: (term) => municipality(term.gemeente),
      cell: ({ row }) => (
        <>
          <RouteLink to="/zaken/$id" params={{ id: row.original.zaak }}>
            {shortId(row.original.zaak)}
          </RouteLink>{' '}
          {municipality(row.original.gemeente)}
        </>
      ),
    },
    {
      id: 'doe',
      header: t('watNu'),
      enableSorting: false,
      cell: ({ row }) => (
        <RouteLink to="/afleveringen/$id" params={{ id: row.original.aflevering }}>
          {t('naarVastzittend', { koppeling: row.original.koppeling })}
        </RouteLink>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('bedreigd')}
      hideCaption
      columns={columns}
      rows={terms}
      rowId={(term) => `${term.zaak} ${term.termijn} ${term.aflevering}`}
    />
  );
}
