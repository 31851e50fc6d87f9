import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { VerdictBadge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { BreakerBadge } from './breaker-badge';
import { CertificateDays, CertificateTable } from './certificates';

/** All connections with their state, and all certificates. */
export default function ConnectionsScreen() {
  const { t } = useTranslation(['koppelingen', 'algemeen']);
  const connections = useQuery({
    queryKey: ['koppelingen'],
    queryFn: () => content(api.GET('/koppelingen')),
  });
  const certificates = useQuery({
    queryKey: ['certificaten'],
    queryFn: () => content(api.GET('/certificaten')),
  });
  const columns = useColumns();
  return (
    <Screen title={t('algemeen:scherm.koppelingen')} lead={t('uitleg')}>
      <Loaded query={connections}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Empty text={t('leeg')} />
          ) : (
            <DataTable
              caption={t('tabel')}
              hideCaption
              columns={columns}
              rows={resultaten}
              rowId={(one) => one.id}
            />
          )
        }
      </Loaded>
      <Section title={t('certificaten')}>
        <Loaded query={certificates}>
          {({ resultaten }) => <CertificateTable certificates={resultaten} />}
        </Loaded>
      </Section>
    </Screen>
  );
}

const WORST_FIRST = { storing: 0, 'let-op': 1, goed: 2 } as const;

function useColumns(): ColumnDef<Shape<'KoppelingStand'>>[] {
  const { t, i18n } = useTranslation('koppelingen');
  return useMemo(() => {
    const number = (value: number) => count(value, i18n.language);
    return [
      {
        accessorKey: 'organisatieNaam',
        header: t('kop.organisatie'),
        cell: ({ row: { original: one } }) => (
          <>
            <RouteLink to="/koppelingen/$id" params={{ id: one.id }}>
              {one.organisatieNaam}
            </RouteLink>{' '}
            <span className="rd-id rd-quiet">{one.id}</span>
          </>
        ),
      },
      {
        id: 'oordeel',
        accessorFn: (one) => WORST_FIRST[one.oordeel],
        header: t('kop.oordeel'),
        cell: ({ row: { original: one } }) => (
          <>
            <VerdictBadge verdict={one.oordeel} /> {one.uitleg}
          </>
        ),
      },
      {
        id: 'versturen',
        accessorFn: (one) => one.onderbreker.stand,
        header: t('kop.versturen'),
        cell: ({ row: { original: one } }) => <BreakerBadge connection={one} />,
      },
      {
        // What waits longest comes first.
        id: 'wachtend',
        accessorFn: (one) => one.oudsteWachtend ?? '9999',
        header: t('kop.wachtend'),
        cell: ({ row: { original: one } }) => (
          <>
            {number(one.wachtend)}
            {one.oudsteWachtend !== null && (
              <>
                , {t('sinds')} <Time at={one.oudsteWachtend} />
              </>
            )}
          </>
        ),
      },
      {
        accessorKey: 'opBureau',
        header: t('kop.bureau'),
        cell: ({ row: { original: one } }) =>
          one.opBureau === 0 ? '0' : <RouteLink to="/storingen">{number(one.opBureau)}</RouteLink>,
      },
      {
        accessorKey: 'gemaaktPerUur',
        header: t('kop.perUur'),
        cell: ({ row: { original: one } }) =>
          `${number(one.ontvangenPerUur)} / ${number(one.gemaaktPerUur)}`,
      },
      {
        id: 'certificaat',
        accessorFn: (one) => one.certificaatDagen ?? Number.MAX_SAFE_INTEGER,
        header: t('kop.certificaat'),
        cell: ({ row }) => <CertificateDays days={row.original.certificaatDagen} />,
      },
    ];
  }, [t, i18n.language]);
}
