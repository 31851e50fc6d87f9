import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RouteNavLink } from '../../patterns/link';
import { Parts } from '../../patterns/parts';
import { Screen } from '../../patterns/screen';
import { AccessRequest } from './access-request';
import { AuditLog } from './audit-log';
import { ProcessingLog } from './processing-log';

const PARTS = ['audit', 'verwerkingen', 'inzage'] as const;

/** The audit log, the processing log, and everything of one person. */
export default function LogScreen() {
  const { t } = useTranslation(['logboek', 'algemeen']);
  const search = useSearch({ from: '/inside/logboek' });
  const part = PARTS.find((one) => one === search.deel) ?? 'audit';
  return (
    <Screen title={t('algemeen:scherm.logboek')} lead={t('uitleg')}>
      <Parts label={t('delen')}>
        {PARTS.map((one) => (
          <RouteNavLink
            key={one}
            to="/logboek"
            search={{ deel: one }}
            activeOptions={{ exact: true }}
            aria-current={one === part && 'page'}
          >
            {t(`deel.${one}`)}
          </RouteNavLink>
        ))}
      </Parts>
      {part === 'audit' && <AuditLog />}
      {part === 'verwerkingen' && <ProcessingLog />}
      {part === 'inzage' && <AccessRequest />}
    </Screen>
  );
}
