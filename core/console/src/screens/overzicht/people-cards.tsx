import { Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { RouteLink } from '../../patterns/link';
import { useSession } from '../../session/session';

/** What waits for people: terms, tasks, and proposals for a second person. */
export function PeopleCards({ overview }: { overview: Shape<'Overzicht'> }) {
  const { t, i18n } = useTranslation('overzicht');
  const { account } = useSession();
  const { termijnen, taken, voorstellen } = overview;
  const number = (value: number) => count(value, i18n.language);
  return (
    <ul className="rd-cards">
      <li className="rd-card">
        <Paragraph>
          {t('termijnenTekst', {
            teLaat: number(termijnen.teLaat),
            dezeWeek: number(termijnen.dezeWeek),
            lopend: number(termijnen.lopend),
          })}
        </Paragraph>
        <RouteLink
          to="/termijnen"
          search={termijnen.teLaat > 0 ? { stand: 'te-laat' } : { stand: 'loopt' }}
        >
          {t('naarTermijnen')}
        </RouteLink>
      </li>
      <li className="rd-card">
        <Paragraph>
          {t(taken.bovengrens ? 'takenTekstMeer' : 'takenTekst', {
            open: number(taken.open),
            teLaat: number(taken.teLaat),
            vanMij: number(taken.vanMij),
          })}
        </Paragraph>
        <div className="rd-row">
          <RouteLink to="/werkvoorraad">{t('naarTaken')}</RouteLink>
          {taken.vanMij > 0 && (
            <RouteLink to="/werkvoorraad" search={{ opgepaktDoor: account }}>
              {t('naarMijnTaken')}
            </RouteLink>
          )}
        </div>
      </li>
      <li className="rd-card">
        <Paragraph>
          {t('voorstellenTekst', { count: voorstellen, aantal: number(voorstellen) })}
        </Paragraph>
        <RouteLink to="/voorstellen" search={{ stand: 'wacht' }}>
          {t('naarVoorstellen')}
        </RouteLink>
      </li>
    </ul>
  );
}
