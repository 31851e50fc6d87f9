import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Paragraph, UnorderedList, UnorderedListItem } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { shortId } from '../../format/number';
import { Badge, MessageBadge } from '../../patterns/badge';
import { Empty } from '../../patterns/empty';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { RouteButton, RouteLink } from '../../patterns/link';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useMunicipality } from '../../session/session';
import { DeliveryTable } from './delivery-table';
import { MessageActions } from './message-actions';
import { MessageContent } from './message-content';
import { MessageSteps } from './message-steps';
import { MessageTable } from './message-table';

/** One message: what came, what each step did with it, and what became of it. */
export default function MessageScreen() {
  const { t } = useTranslation('berichten');
  const { id } = useParams({ from: '/inside/berichten/$id' });
  const query = useQuery({
    queryKey: ['berichten', 'een', id],
    queryFn: () => content(api.GET('/berichten/{id}', { params: { path: { id } } })),
  });
  return (
    <Screen
      title={t('berichtTitel', { soort: query.data?.soort ?? '', nummer: shortId(id) })}
      actions={query.data && <Neighbours message={query.data} />}
    >
      <Loaded query={query}>{(message) => <Message key={message.id} message={message} />}</Loaded>
    </Screen>
  );
}

function Neighbours({ message }: { message: Shape<'Bericht'> }) {
  const { t } = useTranslation('berichten');
  return (
    <>
      {message.vorige && (
        <RouteButton
          to="/berichten/$id"
          params={{ id: message.vorige }}
          appearance="secondary-action-button"
        >
          {t('vorige')}
        </RouteButton>
      )}
      {message.volgende && (
        <RouteButton
          to="/berichten/$id"
          params={{ id: message.volgende }}
          appearance="secondary-action-button"
        >
          {t('volgende')}
        </RouteButton>
      )}
    </>
  );
}

const SEVERITY = { fout: 'bad', waarschuwing: 'attention', opmerking: 'quiet' } as const;

function Message({ message }: { message: Shape<'Bericht'> }) {
  const { t } = useTranslation('berichten');
  const municipality = useMunicipality();
  return (
    <>
      <div className="rd-row">
        <MessageBadge state={message.stand} />
        {message.reden && <Paragraph>{message.reden}</Paragraph>}
      </div>
      <Facts
        rows={[
          [t('ontvangen'), <Time key="t" at={message.ontvangen} />],
          [t('van'), message.koppeling || t('hubZelf')],
          [t('gemeente'), municipality(message.gemeente)],
          [
            t('zaak'),
            message.zaak && (
              <RouteLink to="/zaken/$id" params={{ id: message.zaak }} className="rd-id">
                {shortId(message.zaak)}
              </RouteLink>
            ),
          ],
          [t('kenmerk'), message.sleutel],
          [
            t('deelVan'),
            message.deelVan && (
              <RouteLink to="/berichten/$id" params={{ id: message.deelVan }} className="rd-id">
                {shortId(message.deelVan)}
              </RouteLink>
            ),
          ],
          [
            t('antwoordOp'),
            message.antwoordOp && (
              <RouteLink
                to="/afleveringen/$id"
                params={{ id: message.antwoordOp }}
                className="rd-id"
              >
                {shortId(message.antwoordOp)}
              </RouteLink>
            ),
          ],
          [t('toegewezenAan'), message.toegewezenAan],
          [
            t('id'),
            <span key="id" className="rd-id">
              {message.id}
            </span>,
          ],
          [
            t('revisie'),
            <span key="r" className="rd-id">
              {message.revisie}
            </span>,
          ],
        ]}
      />
      <MessageActions message={message} />

      {message.bevindingen.length > 0 && (
        <Section title={t('bevindingen')}>
          <UnorderedList>
            {message.bevindingen.map((finding) => (
              <UnorderedListItem key={`${finding.code} ${finding.waar}`}>
                <Badge mood={SEVERITY[finding.ernst]} text={t(`ernst.${finding.ernst}`)} />{' '}
                {finding.tekst} <span className="rd-id rd-quiet">{finding.waar}</span>
              </UnorderedListItem>
            ))}
          </UnorderedList>
        </Section>
      )}
      <Section title={t('stappen')}>
        <MessageSteps steps={message.stappen} />
      </Section>
      <Section title={t('inhoud')}>
        <MessageContent message={message} />
      </Section>
      <Section title={t('verstuurdHieruit')}>
        {message.afleveringen.length === 0 ? (
          <Empty text={t('nietsVerstuurd')} />
        ) : (
          <DeliveryTable caption={t('verstuurdHieruit')} deliveries={message.afleveringen} />
        )}
      </Section>
      {message.delen.length > 0 && (
        <Section title={t('delen')}>
          <MessageTable caption={t('delen')} messages={message.delen} />
        </Section>
      )}
    </>
  );
}
