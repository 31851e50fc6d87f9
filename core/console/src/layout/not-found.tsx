import { useTranslation } from 'react-i18next';
import { RouteLink } from '../patterns/link';
import { Screen } from '../patterns/screen';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="rd-alone">
      <Screen title={t('bestaatNietTitel')} lead={t('bestaatNiet')}>
        <RouteLink to="/">{t('naarOverzicht')}</RouteLink>
      </Screen>
    </main>
  );
}
