import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RouteNavLink } from '../../patterns/link';
import { Parts } from '../../patterns/parts';
import { Screen } from '../../patterns/screen';
import { Accounts } from './accounts';
import { Alerts } from './alerts';
import { Backups } from './backups';
import { Health } from './health';
import { Keys } from './keys';
import { Retention } from './retention';

const PARTS = {
  gezondheid: Health,
  accounts: Accounts,
  sleutels: Keys,
  bewaren: Retention,
  reservekopieen: Backups,
  waarschuwingen: Alerts,
} as const;

const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** The hub itself: its health, accounts, keys, retention, backups and alerts. */
export default function ManagementScreen() {
  const { t } = useTranslation(['beheer', 'algemeen']);
  const search = useSearch({ from: '/inside/beheer' });
  const part = NAMES.find((one) => one === search.deel) ?? 'gezondheid';
  const Part = PARTS[part];
  return (
    <Screen title={t('algemeen:scherm.beheer')} lead={t('uitleg')}>
      <Parts label={t('delen')}>
        {NAMES.map((one) => (
          <RouteNavLink
            key={one}
            to="/beheer"
            search={{ deel: one }}
            activeOptions={{ exact: true }}
            aria-current={one === part && 'page'}
          >
            {t(`deel.${one}`)}
          </RouteNavLink>
        ))}
      </Parts>
      <Part />
    </Screen>
  );
}
