import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { useMunicipality } from '../../session/session';
import { useLawName } from '../gegevensdeling/law-name';

export const rolesQuery = queryOptions({
  queryKey: ['rollen'],
  queryFn: () => content(api.GET('/rollen')),
});

/** What each role may do, and for which laws and municipalities. */
export function Roles() {
  const { t } = useTranslation('beheer');
  const roles = useQuery(rolesQuery);
  const lawName = useLawName();
  const municipality = useMunicipality();
  const columns = useMemo<ColumnDef<Shape<'Rol'>>[]>(
    () => [
      {
        accessorKey: 'titel',
        header: t('rol'),
        cell: ({ row: { original: role } }) => (
          <>
            {role.titel} <span className="rd-id rd-quiet">{role.id}</span>
          </>
        ),
      },
      {
        id: 'rechten',
        accessorFn: (role) => role.rechten.map((right) => t(`recht.${right}`)).join(', '),
        header: t('rechten'),
      },
      {
        id: 'waar',
        accessorFn: (role) => [...role.wetten.map(lawName), ...role.gemeenten.map(municipality)],
        header: t('waar'),
        cell: ({ getValue }) => (getValue() as string[]).join(', ') || t('overal'),
      },
    ],
    [t, lawName, municipality],
  );
  return (
    <>
      <Paragraph>{t('rolUitleg')}</Paragraph>
      <Loaded query={roles}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Empty text={t('geenRollen')} />
          ) : (
            <DataTable
              caption={t('rolTabel')}
              hideCaption
              columns={columns}
              rows={resultaten}
              rowId={(role) => role.id}
            />
          )
        }
      </Loaded>
    </>
  );
}
