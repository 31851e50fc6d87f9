import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Separator } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { setCsrfToken } from '../../api/client';
import { Footer } from '../../layout/layout';
import { LanguageSwitch } from '../../layout/language-switch';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { sessionQuery, useEntrance, type Session } from '../../session/session';
import { FirstAccountForm } from './first-account-form';
import { PasswordForm } from './password-form';
import { ProviderLink } from './provider-link';
import { localPath } from './local-path';
import { refusalIn } from './refusal';
import { RefusalNotice } from './refusal-notice';

/** The door: with a name and password, by the organisation's provider, or, once, by the secret. */
export default function LoginScreen() {
  const { t } = useTranslation('inloggen');
  const entrance = useEntrance();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { terug: asked } = useSearch({ from: '/inloggen' });
  const refusal = refusalIn(asked);
  const terug = refusal === undefined ? asked : undefined;

  const enter = (session: Session) => {
    setCsrfToken(session.csrf);
    client.clear();
    client.setQueryData(sessionQuery.queryKey, session);
    void navigate({ href: localPath(terug) });
  };

  return (
    <>
      <main className="rd-alone">
        <Loaded query={entrance}>
          {(ways) => (
            <Screen
              title={t(ways.ingericht ? 'titel' : 'eersteTitel', { regio: ways.regio })}
              lead={terug !== undefined && ways.ingericht ? t('daarnaTerug') : undefined}
              actions={<LanguageSwitch />}
            >
              {refusal !== undefined && <RefusalNotice refusal={refusal} />}
              {!ways.ingericht && <FirstAccountForm onEnter={enter} />}
              {ways.ingericht && ways.openid && <ProviderLink name={ways.openid.naam} />}
              {ways.ingericht && ways.openid && ways.lokaal && <Separator />}
              {ways.ingericht && ways.lokaal && <PasswordForm onEnter={enter} />}
            </Screen>
          )}
        </Loaded>
      </main>
      <Footer />
    </>
  );
}
