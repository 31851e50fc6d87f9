import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Section } from '../../patterns/section';
import { groundAnchor } from './grounds';

/** What a resident must agree with, and how many deliveries wait for that. */
export function Consents() {
  const { t, i18n } = useTranslation('gegevensdeling');
  const consents = useQuery({
    queryKey: ['toestemmingen'],
    queryFn: () => content(api.GET('/toestemmingen')),
  });
  const columns = useMemo<ColumnDef<Shape<'Toestemmingssoort'>>[]>(
    () => [
      { accessorKey: 'onderwerp', header: t('onderwerp') },
      {
        id: 'grondslagen',
        accessorFn: (one) => one.grondslagen.join(' '),
        header: t('grondslagen'),
        cell: ({ row }) => (
          <span className="rd-row">
            {row.original.grondslagen.map((id) => (
              <a key={id} className="utrecht-link" href={`#${groundAnchor(id)}`}>
                {id}
              </a>
            ))}
          </span>
        ),
      },
      {
        accessorKey: 'wachtend',
        header: t('wachtend'),
        cell: ({ row: { original: one } }) => (
          <span className="rd-row">
            {count(one.wachtend, i18n.language)}
            {one.wachtend > 0 && (
              <RouteLink to="/afleveringen" search={{ stand: 'wacht' }}>
                {t('naarWachtend')}
              </RouteLink>
            )}
          </span>
        ),
      },
    ],
    [t, i18n.language],
  );
  return (
    <Section title={t('toestemmingen')}>
      <Paragraph>{t('toestemmingenUitleg')}</Paragraph>
      <Loaded query={consents}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Empty text={t('toestemmingenLeeg')} />
          ) : (
            <DataTable
              caption={t('toestemmingen')}
              hideCaption
              columns={columns}
              rows={resultaten}
              rowId={(one) => one.onderwerp}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
