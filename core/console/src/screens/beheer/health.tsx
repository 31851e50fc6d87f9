import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import {
  Alert,
  Heading2,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { bytes } from '../../format/number';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Facts } from '../../patterns/facts';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';

/** Whether the hub works, its version and what it runs on. */
export function Health() {
  const health = useQuery({
    queryKey: ['gezondheid'],
    queryFn: () => content(api.GET('/gezondheid')),
    refetchInterval: 30_000,
  });
  return <Loaded query={health}>{(known) => <Known health={known} />}</Loaded>;
}

function Known({ health }: { health: Shape<'Gezondheid'> }) {
  const { t, i18n } = useTranslation('beheer');
  const size = (value: number) => bytes(value, i18n.language);
  return (
    <>
      {health.klachten.length === 0 ? (
        <Alert type="ok">
          <Paragraph>{t('gezond')}</Paragraph>
        </Alert>
      ) : (
        <Alert type="error">
          <Heading2>{t('klachten')}</Heading2>
          <UnorderedList>
            {health.klachten.map((complaint) => (
              <UnorderedListItem key={complaint}>{complaint}</UnorderedListItem>
            ))}
          </UnorderedList>
        </Alert>
      )}
      <Facts
        rows={[
          [t('versie'), health.versie],
          [
            t('revisie'),
            <RouteLink
              key="revisie"
              to="/configuratie/$revisie"
              params={{ revisie: health.revisie }}
              className="rd-id"
            >
              {health.revisie.slice(0, 12)}
            </RouteLink>,
          ],
          [t('gestart'), <Time key="gestart" at={health.gestart} />],
          [t('opslag'), size(health.opslagBytes)],
          [t('vrij'), size(health.vrijBytes)],
          [t('geheugen'), size(health.geheugenBytes)],
          [
            t('laatsteKopie'),
            health.laatsteReservekopie === null ? (
              t('geenKopie')
            ) : (
              <Time key="kopie" at={health.laatsteReservekopie} />
            ),
          ],
        ]}
      />
      <Section title={t('plugins')}>
        <Plugins plugins={health.plugins} />
      </Section>
    </>
  );
}

function Plugins({ plugins }: { plugins: Shape<'Pluginstand'>[] }) {
  const { t } = useTranslation('beheer');
  const columns = useMemo<ColumnDef<Shape<'Pluginstand'>>[]>(
    () => [
      { accessorKey: 'naam', header: t('naam') },
      { accessorKey: 'soort', header: t('soort') },
      { accessorKey: 'versie', header: t('versie') },
      {
        accessorKey: 'bestand',
        header: t('bestand'),
        cell: ({ row }) => <span className="rd-id">{row.original.bestand}</span>,
      },
    ],
    [t],
  );
  if (plugins.length === 0) return <Empty text={t('pluginsLeeg')} />;
  return (
    <DataTable
      caption={t('plugins')}
      hideCaption
      columns={columns}
      rows={plugins}
      rowId={(one) => `${one.soort} ${one.naam}`}
    />
  );
}
