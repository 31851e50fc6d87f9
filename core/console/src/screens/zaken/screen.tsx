import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { shortId } from '../../format/number';
import { Badge } from '../../patterns/badge';
import { Empty } from '../../patterns/empty';
import { Filters, type Filter } from '../../patterns/filters';
import { RouteLink } from '../../patterns/link';
import { ListTable, useKeyset } from '../../patterns/list';
import { Screen } from '../../patterns/screen';
import { Time } from '../../patterns/time';
import { useMay, useSession } from '../../session/session';
import { conditions, part, TERM_STATES, type Person } from './question';

/** Kept until one logs out, so that the way back from a case leads to what was found. */
const KEPT = ['zoekvraag'];

export default function CasesScreen() {
  const { t } = useTranslation(['zaken', 'algemeen']);
  const session = useSession();
  const mayContent = useMay('inhoud');
  const client = useQueryClient();
  const search = useSearch({ from: '/inside/zaken' });
  const navigate = useNavigate({ from: '/zaken' });
  const [person, setPerson] = useState<Person>(() => client.getQueryData<Person>(KEPT) ?? {});

  const where = conditions(search);
  const personal = Object.keys(person).length > 0;
  // Looking for somebody is recorded; going through cases is not.
  const list = useKeyset(
    ['zaken', where, person],
    (cursor) =>
      personal
        ? content(
            api.POST('/zaken/_zoek', {
              body: { ...where, ...person, ...(cursor === undefined ? {} : { cursor }) },
            }),
          )
        : content(
            api.GET('/zaken', {
              params: { query: { ...where, ...(cursor === undefined ? {} : { cursor }) } },
            }),
          ),
    { meta: personal ? { audited: true } : {} },
  );

  const choice = (values: readonly (readonly [string, string])[]) => values;
  const filters: Filter[] = [
    ...(mayContent
      ? [
          { name: 'naam', label: t('naam') },
          { name: 'bsn', label: t('bsn') },
          { name: 'vNummer', label: t('vNummer') },
        ]
      : []),
    { name: 'zaaknummer', label: t('zaaknummer') },
    {
      name: 'gemeente',
      label: t('gemeente'),
      options: choice(session.gemeenten.map(({ code, naam }) => [code, naam] as const)),
    },
    {
      name: 'termijnstand',
      label: t('termijnen'),
      options: TERM_STATES.map((state) => [state, t(`termijnstand.${state}`)] as const),
    },
    {
      name: 'gesloten',
      label: t('stand'),
      options: choice([
        ['nee', t('open')],
        ['ja', t('gesloten')],
      ]),
    },
  ];

  return (
    <Screen title={t('algemeen:scherm.zaken')} lead={mayContent ? t('uitleg') : undefined}>
      <Filters
        label={t('zoekZaken')}
        filters={filters}
        values={{ ...search, ...person }}
        onChange={(values) => {
          const given = part(values);
          client.setQueryData(KEPT, given.person);
          setPerson(given.person);
          void navigate({ search: given.search });
        }}
      />
      <ListTable
        list={list}
        caption={t('algemeen:scherm.zaken')}
        columns={useColumns()}
        rowId={(line) => line.id}
        empty={
          <Empty text={personal || Object.keys(where).length > 0 ? t('nietGevonden') : t('leeg')} />
        }
      />
    </Screen>
  );
}

function useColumns(): ColumnDef<Shape<'Zaakregel'>>[] {
  const { t } = useTranslation('zaken');
  return [
    {
      id: 'id',
      header: t('zaak'),
      accessorFn: (line) => line.id,
      cell: ({ row }) => (
        <RouteLink to="/zaken/$id" params={{ id: row.original.id }} className="rd-id">
          {shortId(row.original.id)}
        </RouteLink>
      ),
    },
    { id: 'gemeente', header: t('gemeente'), accessorFn: (line) => line.gemeenteNaam },
    {
      id: 'termijn',
      header: t('volgendeTermijn'),
      accessorFn: (line) => line.volgendeTermijn?.uiterlijk ?? '9999',
      cell: ({ row }) => {
        const next = row.original.volgendeTermijn;
        if (!next) return t('geenTermijn');
        return (
          <>
            {next.titel}: <Time at={next.uiterlijk} />
          </>
        );
      },
    },
    {
      id: 'stand',
      header: t('stand'),
      accessorFn: (line) => line.teLaat,
      cell: ({ row: { original } }) => {
        if (original.gesloten) return <Badge mood="quiet" text={t('gesloten')} />;
        if (original.teLaat > 0)
          return <Badge mood="bad" text={t('teLaat', { count: original.teLaat })} />;
        return <Badge mood="busy" text={t('open')} />;
      },
    },
    { id: 'taken', header: t('openTaken'), accessorFn: (line) => line.openTaken },
    {
      id: 'wijziging',
      header: t('laatsteWijziging'),
      accessorFn: (line) => line.laatsteWijziging ?? '',
      cell: ({ row }) =>
        row.original.laatsteWijziging && <Time at={row.original.laatsteWijziging} />,
    },
  ];
}
