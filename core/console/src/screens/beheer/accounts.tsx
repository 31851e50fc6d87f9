import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { AccountForm } from './account-form';
import { NewAccountForm } from './new-account-form';
import { Roles, rolesQuery } from './roles';

/** Who may log in, as what, and what each role may do. */
export function Accounts() {
  const { t } = useTranslation('beheer');
  const [chosen, setChosen] = useState<string>();
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => content(api.GET('/accounts')),
  });
  const roles = useQuery(rolesQuery);
  const columns = useColumns(setChosen);
  return (
    <>
      <Section title={t('accounts')}>
        <Loaded query={accounts}>
          {({ resultaten }) =>
            resultaten.length === 0 ? (
              <Empty text={t('accountsLeeg')} />
            ) : (
              <DataTable
                caption={t('accounts')}
                hideCaption
                columns={columns}
                rows={resultaten}
                rowId={(one) => one.naam}
              />
            )
          }
        </Loaded>
      </Section>
      {chosen !== undefined && (
        <AccountForm
          key={chosen}
          name={chosen}
          roles={roles.data?.resultaten ?? []}
          onClose={() => setChosen(undefined)}
        />
      )}
      <Section title={t('nieuwAccount')}>
        <NewAccountForm roles={roles.data?.resultaten ?? []} />
      </Section>
      <Section title={t('rolTabel')}>
        <Roles />
      </Section>
    </>
  );
}

function useColumns(choose: (name: string) => void): ColumnDef<Shape<'Account'>>[] {
  const { t } = useTranslation('beheer');
  return useMemo(
    () => [
      {
        accessorKey: 'weergavenaam',
        header: t('account'),
        cell: ({ row: { original: one } }) => (
          <>
            <button
              type="button"
              className="rd-choose"
              aria-label={t('wijzig', { naam: one.weergavenaam })}
              onClick={() => choose(one.naam)}
            >
              {one.weergavenaam}
            </button>{' '}
            <span className="rd-id rd-quiet">{one.naam}</span>
          </>
        ),
      },
      { id: 'rollen', accessorFn: (one) => one.rollen.join(', '), header: t('rollen') },
      {
        accessorKey: 'geblokkeerd',
        header: t('toegang'),
        cell: ({ row: { original: one } }) => (
          <Badge
            mood={one.geblokkeerd ? 'bad' : 'good'}
            text={t(one.geblokkeerd ? 'geblokkeerd' : 'magErin')}
          />
        ),
      },
      {
        id: 'laatst',
        accessorFn: (one) => one.laatstIngelogd ?? '',
        header: t('laatst'),
        cell: ({ row: { original: one } }) =>
          one.laatstIngelogd === null ? (
            <span className="rd-quiet">{t('nooit')}</span>
          ) : (
            <Time at={one.laatstIngelogd} />
          ),
      },
      {
        accessorKey: 'gemaakt',
        header: t('gemaakt'),
        cell: ({ row }) => <Time at={row.original.gemaakt} bare />,
      },
    ],
    [t, choose],
  );
}
