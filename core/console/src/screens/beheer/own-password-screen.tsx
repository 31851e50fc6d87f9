import { useTranslation } from 'react-i18next';
import { Screen } from '../../patterns/screen';
import { useSession } from '../../session/session';
import { PasswordForm } from './password-form';

/** Somebody's own password, whatever that person may do here. */
export default function OwnPasswordScreen() {
  const { t } = useTranslation('beheer');
  const session = useSession();
  return (
    <Screen
      title={t('eigenWachtwoord')}
      lead={t('eigenWachtwoordUitleg', { naam: session.weergavenaam })}
    >
      <PasswordForm account={session.account} said={t('isEigenWachtwoord')} />
    </Screen>
  );
}
