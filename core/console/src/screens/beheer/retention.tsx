import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { Section } from '../../patterns/section';

/** How long what is kept, and by which article. */
export function Retention() {
  const { t } = useTranslation('beheer');
  const retention = useQuery({
    queryKey: ['bewaartermijnen'],
    queryFn: () => content(api.GET('/bewaartermijnen')),
  });
  const columns = useMemo<ColumnDef<Shape<'Bewaartermijn'>>[]>(
    () => [
      { accessorKey: 'wat', header: t('wat') },
      { accessorKey: 'lengte', header: t('hoelang') },
      { accessorKey: 'artikel', header: t('artikel') },
      {
        accessorKey: 'plaats',
        header: t('plaats'),
        cell: ({ row }) => <span className="rd-id">{row.original.plaats}</span>,
      },
    ],
    [t],
  );
  return (
    <Section title={t('bewaren')}>
      <Paragraph>{t('bewarenUitleg')}</Paragraph>
      <Loaded query={retention}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Empty text={t('bewarenLeeg')} />
          ) : (
            <DataTable
              caption={t('bewaren')}
              hideCaption
              columns={columns}
              rows={resultaten}
              rowId={(one) => one.wat}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
