import type { ColumnDef } from '@tanstack/react-table';
import { Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { RouteLink } from '../../patterns/link';
import { Sign } from '../../patterns/sign';

type Finding = Shape<'Configbevinding'>;

const SEVERITY = { fout: 'bad', waarschuwing: 'attention' } as const;

export function Severity({ severity }: { severity: Finding['ernst'] }) {
  const { t } = useTranslation('configuratie');
  return <Badge mood={SEVERITY[severity]} text={t(`ernst.${severity}`)} />;
}

/** All that the check found, each with the way to its place in the file. */
export function Findings({ findings, revision }: { findings: Finding[]; revision: string }) {
  const { t } = useTranslation('configuratie');
  const columns = useMemo<ColumnDef<Finding>[]>(
    () => [
      {
        id: 'plaats',
        accessorFn: (one) => `${one.bestand}:${one.regel}:${one.kolom}`,
        header: t('plaats'),
        cell: ({ row: { original: one } }) => (
          <RouteLink
            to="/configuratie/$revisie"
            params={{ revisie: revision }}
            search={{ naam: one.bestand }}
            className="rd-id"
          >
            {one.bestand}:{one.regel}:{one.kolom}
          </RouteLink>
        ),
      },
      {
        accessorKey: 'ernst',
        header: t('ernstKop'),
        cell: ({ row }) => <Severity severity={row.original.ernst} />,
      },
      {
        accessorKey: 'tekst',
        header: t('tekst'),
        // The check writes English.
        cell: ({ row }) => <span lang="en">{row.original.tekst}</span>,
      },
      {
        accessorKey: 'code',
        header: t('code'),
        cell: ({ row }) => <span className="rd-id">{row.original.code}</span>,
      },
    ],
    [t, revision],
  );
  if (findings.length === 0) {
    return (
      <Paragraph>
        <Sign mood="good" /> {t('geenBevindingen')}
      </Paragraph>
    );
  }
  return (
    <DataTable
      caption={t('bevindingen')}
      hideCaption
      columns={columns}
      rows={findings}
      rowId={(one) => `${one.bestand}:${one.regel}:${one.kolom} ${one.code} ${one.tekst}`}
    />
  );
}
