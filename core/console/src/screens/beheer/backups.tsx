import { useMutation, useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { bytes } from '../../format/number';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { ProblemNotice } from '../../patterns/problem';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useAct } from '../../patterns/use-act';

/** The copies of the store, and making one. */
export function Backups() {
  const { t, i18n } = useTranslation('beheer');
  const act = useAct(['reservekopieen', 'gezondheid']);
  const backups = useQuery({
    queryKey: ['reservekopieen'],
    queryFn: () => content(api.GET('/reservekopieen')),
  });
  const make = useMutation({
    mutationFn: () => act(content(api.POST('/reservekopieen')), t('kopieGemaakt')),
  });
  const columns = useMemo<ColumnDef<Shape<'Reservekopie'>>[]>(
    () => [
      {
        accessorKey: 'bestand',
        header: t('bestand'),
        cell: ({ row }) => <span className="rd-id">{row.original.bestand}</span>,
      },
      {
        accessorKey: 'moment',
        header: t('moment'),
        cell: ({ row }) => <Time at={row.original.moment} />,
      },
      {
        accessorKey: 'grootte',
        header: t('grootte'),
        cell: ({ row }) => bytes(row.original.grootte, i18n.language),
      },
    ],
    [t, i18n.language],
  );
  return (
    <Section
      title={t('reservekopieen')}
      actions={
        <Button
          appearance="primary-action-button"
          busy={make.isPending}
          disabled={make.isPending}
          onClick={() => make.mutate()}
        >
          {t('maakKopie')}
        </Button>
      }
    >
      <Paragraph>{t('kopieenUitleg')}</Paragraph>
      {make.isError && <ProblemNotice error={make.error} />}
      <Loaded query={backups}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Empty text={t('kopieenLeeg')} />
          ) : (
            <DataTable
              caption={t('reservekopieen')}
              hideCaption
              columns={columns}
              rows={resultaten}
              rowId={(one) => one.bestand}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
