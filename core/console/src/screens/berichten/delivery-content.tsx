import { useQuery } from '@tanstack/react-query';
import { Button, CodeBlock, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { ScrollRegion } from '../../patterns/scroll-region';
import { Unmask } from '../../patterns/unmask';
import { useMay } from '../../session/session';
import { EditForm } from './edit-form';

/** What is sent, shown when asked; changed only as a proposal to a second person. */
export function DeliveryContent({ delivery }: { delivery: Shape<'Aflevering'> }) {
  const { t } = useTranslation('berichten');
  const [asked, setAsked] = useState(false);
  if (!delivery.mag?.includes('inhoud')) return <Empty text={t('geenRechtInhoud')} />;
  if (asked) return <Body delivery={delivery} />;
  return (
    <>
      <Paragraph>{t('inhoudVastgelegd')}</Paragraph>
      <Button appearance="secondary-action-button" onClick={() => setAsked(true)}>
        {t('toonInhoud')}
      </Button>
    </>
  );
}

function Body({ delivery }: { delivery: Shape<'Aflevering'> }) {
  const { t } = useTranslation('berichten');
  const [editing, setEditing] = useState(false);
  const mayUnmask = useMay('ontmaskeren', { municipality: delivery.gemeente });
  const queryKey = ['afleveringen', 'inhoud', delivery.id];
  const query = useQuery({
    queryKey,
    queryFn: () =>
      content(api.GET('/afleveringen/{id}/inhoud', { params: { path: { id: delivery.id } } })),
    staleTime: Infinity,
    gcTime: 0,
    meta: { audited: true },
  });
  const mayEdit = delivery.mag?.includes('bewerken') ?? false;
  return (
    <Loaded query={query}>
      {(body) =>
        body.gewist ? (
          <Empty text={t('inhoudGewist')} />
        ) : (
          <div className="rd-stack">
            <Unmask
              masked={body.gemaskeerd}
              until={body.ontmaskerdTot}
              allowed={mayUnmask}
              unmask={(reden) =>
                content(
                  api.POST('/afleveringen/{id}/_onthul', {
                    params: { path: { id: delivery.id } },
                    body: { reden },
                  }),
                )
              }
              refresh={queryKey}
            />
            {editing && !body.gemaskeerd ? (
              <EditForm delivery={delivery} body={body.tekst} onClose={() => setEditing(false)} />
            ) : (
              <ScrollRegion label={t('inhoudVerstuurd')}>
                <CodeBlock className="rd-code">{body.tekst}</CodeBlock>
              </ScrollRegion>
            )}
            {mayEdit && body.gemaskeerd && (
              <Paragraph>{t(mayUnmask ? 'eerstTonen' : 'nietTeBewerken')}</Paragraph>
            )}
            {mayEdit && !body.gemaskeerd && !editing && (
              <div>
                <Button appearance="secondary-action-button" onClick={() => setEditing(true)}>
                  {t('bewerk')}
                </Button>
              </div>
            )}
          </div>
        )
      }
    </Loaded>
  );
}
