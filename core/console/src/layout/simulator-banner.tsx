import { useQuery } from '@tanstack/react-query';
import { Alert, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../api/client';
import { RouteLink } from '../patterns/link';

/** Above every screen, as long as messages go to what plays a partner. */
export function SimulatorBanner() {
  const { t } = useTranslation();
  const simulators = useQuery({
    queryKey: ['simulatoren'],
    queryFn: () => content(api.GET('/simulatoren')),
  });
  const connections = simulators.data?.koppelingen ?? [];
  if (connections.length === 0) return null;
  return (
    <section className="rd-banner" aria-label={t('simulator.titel')}>
      <Alert type="warning">
        {connections.map(({ id, organisatieNaam }) => (
          <Paragraph key={id}>
            {t('simulator.praat', { koppeling: id, naam: organisatieNaam })}{' '}
            <RouteLink to="/koppelingen/$id" params={{ id }}>
              {t('simulator.bekijk', { koppeling: id })}
            </RouteLink>
          </Paragraph>
        ))}
      </Alert>
    </section>
  );
}
