import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { LanguageSwitch } from '../../layout/language-switch';
import { Footer } from '../../layout/layout';
import { VerdictBadge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { BreakerBadge } from './breaker-badge';
import { CertificateDays } from './certificates';

/** For the supplier's help desk, without logging in: how the connection does, and of nobody. */
export default function StatusScreen() {
  const { sleutel } = useParams({ from: '/status/$sleutel' });
  const status = useQuery({
    queryKey: ['statuspaginas', sleutel],
    queryFn: () => content(api.GET('/statuspaginas/{sleutel}', { params: { path: { sleutel } } })),
    refetchInterval: 60_000,
  });
  return (
    <>
      <main className="rd-alone">
        <Loaded query={status}>{(known) => <Status status={known} />}</Loaded>
      </main>
      <Footer />
    </>
  );
}

function Status({ status }: { status: Shape<'Statuspagina'> }) {
  const { t, i18n } = useTranslation('koppelingen');
  return (
    <Screen
      title={t('status.titel', { koppeling: status.koppeling })}
      lead={t('status.uitleg', { regio: status.regio })}
      actions={<LanguageSwitch />}
    >
      <Facts
        rows={[
          [
            t('kop.oordeel'),
            <span key="oordeel" className="rd-row">
              <VerdictBadge verdict={status.oordeel} /> {status.uitleg}
            </span>,
          ],
          [t('kop.versturen'), <BreakerBadge key="versturen" connection={status} />],
          [t('kop.wachtend'), count(status.wachtend, i18n.language)],
          [
            t('kop.oudste'),
            status.oudsteWachtend !== null && <Time key="oudste" at={status.oudsteWachtend} />,
          ],
          [t('kop.certificaat'), <CertificateDays key="dagen" days={status.certificaatDagen} />],
          [t('status.moment'), <Time key="moment" at={status.moment} />],
        ]}
      />
      <Section title={t('status.laatste')}>
        <Attempts attempts={status.laatste} />
      </Section>
    </Screen>
  );
}

type Attempt = Shape<'Statusregel'>;

function Attempts({ attempts }: { attempts: Attempt[] }) {
  const { t } = useTranslation('koppelingen');
  const columns = useMemo<ColumnDef<Attempt>[]>(
    () => [
      {
        accessorKey: 'moment',
        header: t('status.moment2'),
        cell: ({ row }) => <Time at={row.original.moment} />,
      },
      {
        id: 'richting',
        accessorFn: (one) => t(`richtingen.${one.richting}`),
        header: t('status.richting'),
      },
      { accessorKey: 'soort', header: t('status.soort') },
      { accessorKey: 'uitkomst', header: t('status.uitkomst') },
      {
        accessorKey: 'status',
        header: t('status.code'),
        cell: ({ row }) => (row.original.status === 0 ? '' : row.original.status),
      },
    ],
    [t],
  );
  if (attempts.length === 0) return <Empty text={t('status.laatsteLeeg')} />;
  return (
    <DataTable
      caption={t('status.laatste')}
      hideCaption
      columns={columns}
      rows={attempts}
      rowId={(one) => `${one.moment} ${one.richting} ${one.soort}`}
    />
  );
}
