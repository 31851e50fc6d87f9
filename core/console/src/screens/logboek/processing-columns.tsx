import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { Badge } from '../../patterns/badge';
import { Time } from '../../patterns/time';
import { useMunicipality } from '../../session/session';

export function useProcessingColumns(): ColumnDef<Shape<'Verwerking'>>[] {
  const { t, i18n } = useTranslation('logboek');
  const municipality = useMunicipality();
  return useMemo(
    () => [
      { accessorKey: 'naam', header: t('naam') },
      {
        accessorKey: 'begin',
        header: t('begin'),
        cell: ({ row }) => <Time at={row.original.begin} bare />,
      },
      {
        id: 'duur',
        accessorFn: (one) => Date.parse(one.einde) - Date.parse(one.begin),
        header: t('duur'),
        cell: ({ row: { original: one } }) =>
          t('milliseconden', {
            aantal: count(Date.parse(one.einde) - Date.parse(one.begin), i18n.language),
          }),
      },
      {
        accessorKey: 'mislukt',
        header: t('uitkomst'),
        cell: ({ row: { original: one } }) => (
          <Badge mood={one.mislukt ? 'bad' : 'good'} text={t(one.mislukt ? 'mislukt' : 'gelukt')} />
        ),
      },
      {
        accessorKey: 'activiteit',
        header: t('activiteit'),
        cell: ({ row }) => <span className="rd-id">{row.original.activiteit}</span>,
      },
      {
        id: 'gemeente',
        accessorFn: (one) => (one.gemeente === '' ? '' : municipality(one.gemeente)),
        header: t('gemeente'),
      },
      { accessorKey: 'soortBetrokkene', header: t('betrokkene') },
      {
        accessorKey: 'spoor',
        header: t('spoor'),
        cell: ({ row }) => <span className="rd-id">{row.original.spoor}</span>,
      },
    ],
    [t, i18n.language, municipality],
  );
}
