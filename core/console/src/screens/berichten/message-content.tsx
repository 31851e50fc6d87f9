import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Button, CodeBlock, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { bytes } from '../../format/number';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { Unmask } from '../../patterns/unmask';

/** A message before and after its translation, side by side. Shown when asked: looking is recorded. */
export function MessageContent({ message }: { message: Shape<'Bericht'> }) {
  const { t } = useTranslation('berichten');
  const [asked, setAsked] = useState(false);
  if (!message.mag.includes('inhoud')) return <Empty text={t('geenRechtInhoud')} />;
  if (asked) return <Trees message={message} />;
  return (
    <>
      <Paragraph>{t('inhoudVastgelegd')}</Paragraph>
      <Button appearance="secondary-action-button" onClick={() => setAsked(true)}>
        {t('toonInhoud')}
      </Button>
    </>
  );
}

function Trees({ message }: { message: Shape<'Bericht'> }) {
  const { t, i18n } = useTranslation('berichten');
  const queryKey = ['berichten', 'inhoud', message.id];
  const query = useQuery({
    queryKey,
    queryFn: () =>
      content(api.GET('/berichten/{id}/inhoud', { params: { path: { id: message.id } } })),
    staleTime: Infinity,
    gcTime: 0,
    meta: { audited: true },
  });
  const before: ColumnDef<Shape<'Knoop'>>[] = [
    {
      id: 'pad',
      header: t('plek'),
      accessorFn: (node) => node.pad,
      cell: ({ row }) => <span className="rd-id">{row.original.pad}</span>,
    },
    { id: 'waarde', header: t('waarde'), accessorFn: (node) => node.waarde },
  ];
  const after: ColumnDef<Shape<'Feit'>>[] = [
    {
      id: 'pad',
      header: t('gegeven'),
      accessorFn: (fact) => fact.pad,
      cell: ({ row: { original } }) => (
        <>
          {original.omschrijving}
          <br />
          <span className="rd-id rd-quiet">
            {original.pad}
            {original.sleutel && ` (${original.sleutel})`}
          </span>
        </>
      ),
    },
    { id: 'waarde', header: t('waarde'), accessorFn: (fact) => fact.waarde },
  ];
  return (
    <Loaded query={query}>
      {(body) =>
        body.gewist ? (
          <Empty text={t('inhoudGewist')} />
        ) : (
          <div className="rd-stack">
            <Paragraph>
              {body.mediatype}, {bytes(body.grootte, i18n.language)}
            </Paragraph>
            <Unmask
              masked={body.gemaskeerd}
              until={body.ontmaskerdTot}
              allowed={message.mag.includes('ontmaskeren')}
              unmask={(reden) =>
                content(
                  api.POST('/berichten/{id}/_onthul', {
                    params: { path: { id: message.id } },
                    body: { reden },
                  }),
                )
              }
              refresh={queryKey}
            />
            <div className="rd-columns">
              <DataTable
                caption={t('voor')}
                columns={before}
                rows={body.voor}
                rowId={(node) => node.pad}
              />
              <DataTable
                caption={t('na')}
                columns={after}
                rows={body.na}
                rowId={(fact) => `${fact.pad} ${fact.sleutel}`}
              />
            </div>
            {body.tekst !== null && (
              <details>
                <summary>{t('letterlijk')}</summary>
                <CodeBlock className="rd-code">{body.tekst}</CodeBlock>
              </details>
            )}
          </div>
        )
      }
    </Loaded>
  );
}
