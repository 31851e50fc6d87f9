import {
  FormField,
  FormLabel,
  Heading,
  Paragraph,
  Select,
  SelectOption,
} from '@utrecht/component-library-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

type Event = Shape<'Gebeurtenis'>;

/** What happened, over all laws and systems, newest first. */
export function CaseTimeline({ events }: { events: Event[] }) {
  const { t } = useTranslation(['zaken', 'woorden']);
  const [law, setLaw] = useState('');
  const id = useId();
  if (events.length === 0) return <Empty text={t('geenGebeurtenissen')} />;
  const laws = [...new Set(events.map((event) => event.wet))].filter(Boolean);
  const shown = events
    .filter((event) => law === '' || event.wet === law)
    .sort((a, b) => b.moment.localeCompare(a.moment));
  return (
    <>
      {laws.length > 1 && (
        <div className="rd-filters">
          <FormField>
            <FormLabel htmlFor={id}>{t('wet')}</FormLabel>
            <Select id={id} value={law} onChange={(event) => setLaw(event.target.value)}>
              <SelectOption value="">{t('alleWetten')}</SelectOption>
              {laws.map((one) => (
                <SelectOption key={one} value={one}>
                  {t(`woorden:wet.${one as 'wmo'}`, { defaultValue: one })}
                </SelectOption>
              ))}
            </Select>
          </FormField>
        </div>
      )}
      <ol className="rd-events">
        {shown.map((event, index) => (
          <li key={`${event.moment} ${event.titel} ${index}`}>
            <div className="rd-row">
              <Heading level={3}>{event.titel}</Heading>
              <span className="rd-quiet">
                {t(`soort.${event.soort}`)}
                {event.organisatie && `, ${event.organisatie}`}
                {event.wet &&
                  `, ${t(`woorden:wet.${event.wet as 'wmo'}`, { defaultValue: event.wet })}`}
              </span>
            </div>
            <Paragraph>
              <Time at={event.moment} />
            </Paragraph>
            {(event.tekst || event.stand) && (
              <Paragraph>
                {event.tekst} {event.stand && <strong>{event.stand}</strong>}
              </Paragraph>
            )}
            {event.verwijzing && <More to={event.verwijzing} />}
          </li>
        ))}
      </ol>
    </>
  );
}

function More({ to: { soort, id } }: { to: Shape<'Verwijzing'> }) {
  const { t } = useTranslation('zaken');
  const params = { id };
  switch (soort) {
    case 'bericht':
      return (
        <RouteLink to="/berichten/$id" params={params}>
          {t('naar.bericht')}
        </RouteLink>
      );
    case 'aflevering':
      return (
        <RouteLink to="/afleveringen/$id" params={params}>
          {t('naar.aflevering')}
        </RouteLink>
      );
    case 'taak':
      return (
        <RouteLink to="/werkvoorraad/$id" params={params}>
          {t('naar.taak')}
        </RouteLink>
      );
    case 'termijn':
      return null;
  }
}
