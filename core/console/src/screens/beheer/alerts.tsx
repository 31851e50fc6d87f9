import { useMutation, useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Button, Heading3, Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { ProblemNotice } from '../../patterns/problem';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useAct } from '../../patterns/use-act';
import { TestSteps } from '../koppelingen/connection-test';

/** Where alerts and the daily digest go, a trial of it, and the latest ones. */
export function Alerts() {
  const { t } = useTranslation('beheer');
  const act = useAct(['waarschuwingen']);
  const alerts = useQuery({
    queryKey: ['waarschuwingen'],
    queryFn: () => content(api.GET('/waarschuwingen')),
  });
  const test = useMutation({
    mutationFn: () => act(content(api.POST('/waarschuwingen/_test')), t('proef')),
  });
  const set = (value: string | null) => value ?? t('nietIngesteld');
  return (
    <Section
      title={t('waarschuwingen')}
      actions={
        <Button
          appearance="secondary-action-button"
          busy={test.isPending}
          disabled={test.isPending}
          onClick={() => test.mutate()}
        >
          {t('proef')}
        </Button>
      }
    >
      <Paragraph>{t('waarschuwingenUitleg')}</Paragraph>
      {test.isError && <ProblemNotice error={test.error} />}
      {test.data && <TestSteps steps={test.data.stappen} />}
      <Loaded query={alerts}>
        {({ mail, webhook, dagbericht, laatste }) => (
          <>
            <Facts
              rows={[
                [t('mail'), set(mail)],
                [t('webhook'), set(webhook)],
                [
                  t('dagbericht'),
                  dagbericht === null ? t('nietIngesteld') : t('dagberichtOm', { uur: dagbericht }),
                ],
              ]}
            />
            <Heading3>{t('laatste')}</Heading3>
            <Latest alerts={laatste} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Latest({ alerts }: { alerts: Shape<'Waarschuwing'>[] }) {
  const { t } = useTranslation('beheer');
  const columns = useMemo<ColumnDef<Shape<'Waarschuwing'>>[]>(
    () => [
      {
        accessorKey: 'moment',
        header: t('moment'),
        cell: ({ row }) => <Time at={row.original.moment} />,
      },
      { accessorKey: 'soort', header: t('soort') },
      { accessorKey: 'tekst', header: t('tekst') },
      {
        accessorKey: 'afgeleverd',
        header: t('afgeleverd'),
        cell: ({ row: { original: one } }) => (
          <Badge
            mood={one.afgeleverd ? 'good' : 'bad'}
            text={t(one.afgeleverd ? 'aangekomen' : 'nietAangekomen')}
          />
        ),
      },
    ],
    [t],
  );
  if (alerts.length === 0) return <Empty text={t('laatsteLeeg')} />;
  return (
    <DataTable
      caption={t('laatste')}
      hideCaption
      columns={columns}
      rows={alerts}
      rowId={(one) => `${one.moment} ${one.soort} ${one.tekst}`}
    />
  );
}
