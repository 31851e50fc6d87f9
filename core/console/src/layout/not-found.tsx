import { useTranslation } from 'react-i18next';
import { Empty } from '../patterns/empty';
import { RouteLink } from '../patterns/link';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="rd-alone">
      <Empty text={t('bestaatNiet')}>
        <RouteLink to="/">{t('naarOverzicht')}</RouteLink>
      </Empty>
    </main>
  );
}
