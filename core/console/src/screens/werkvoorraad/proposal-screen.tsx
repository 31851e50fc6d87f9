import { useTranslation } from 'react-i18next';
import { Empty } from '../../patterns/empty';
import { Screen } from '../../patterns/screen';

export default function WerkvoorraadScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('scherm.werkvoorraad')}>
      <Empty text={t('nogNietHier')} />
    </Screen>
  );
}
