import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { VerdictBadge } from '../../patterns/badge';
import { Facts } from '../../patterns/facts';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

type Connection = Shape<'KoppelingStand'>;

const URGENCY: Record<Connection['oordeel'], number> = { storing: 0, 'let-op': 1, goed: 2 };

/** Those with trouble first. */
export function byUrgency(connections: readonly Connection[]): Connection[] {
  return [...connections].sort((a, b) => URGENCY[a.oordeel] - URGENCY[b.oordeel]);
}

export function ConnectionCards({ connections }: { connections: Connection[] }) {
  return (
    <ul className="rd-cards">
      {byUrgency(connections).map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
    </ul>
  );
}

function ConnectionCard({ connection }: { connection: Connection }) {
  const { t, i18n } = useTranslation(['overzicht', 'woorden']);
  const number = (value: number) => count(value, i18n.language);
  const { onderbreker } = connection;
  return (
    <li className="rd-card">
      <div className="rd-row">
        <Heading level={3}>
          <RouteLink to="/koppelingen/$id" params={{ id: connection.id }}>
            {connection.organisatieNaam || connection.id}
          </RouteLink>
        </Heading>
        <VerdictBadge verdict={connection.oordeel} />
      </div>
      <Paragraph>{connection.uitleg}</Paragraph>
      <Facts
        rows={[
          [
            t('versturen'),
            connection.verstuurt && (
              <>
                {t(`woorden:onderbreker.${onderbreker.stand}`)}
                {onderbreker.stand !== 'dicht' && `: ${onderbreker.reden}`}{' '}
                {onderbreker.tot && (
                  <>
                    {t('weerOm')} <Time at={onderbreker.tot} />
                  </>
                )}
              </>
            ),
          ],
          [
            t('wachtend'),
            connection.wachtend > 0 && (
              <>
                {number(connection.wachtend)}
                {connection.oudsteWachtend && (
                  <>
                    , {t('oudste')} <Time at={connection.oudsteWachtend} />
                  </>
                )}
              </>
            ),
          ],
          [
            t('bijStoringen'),
            connection.opBureau > 0 && (
              <RouteLink to="/afleveringen" search={{ koppeling: connection.id, opBureau: 'true' }}>
                {number(connection.opBureau)}
              </RouteLink>
            ),
          ],
          [
            t('perUur'),
            t('perUurTekst', {
              ontvangen: number(connection.ontvangenPerUur),
              gemaakt: number(connection.gemaaktPerUur),
            }),
          ],
          [
            t('certificaat'),
            connection.certificaatDagen !== null &&
              t(connection.certificaatDagen < 0 ? 'certificaatVerlopen' : 'certificaatDagen', {
                count: Math.abs(connection.certificaatDagen),
                aantal: number(Math.abs(connection.certificaatDagen)),
              }),
          ],
        ]}
      />
    </li>
  );
}
