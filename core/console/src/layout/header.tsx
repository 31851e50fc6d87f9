import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, PageHeader } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, done, setCsrfToken } from '../api/client';
import { RouteLink } from '../patterns/link';
import { useEntrance, useSession } from '../session/session';
import { LanguageSwitch } from './language-switch';

/** Whose hub this is, who looks at it, and the way out. */
export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const entrance = useEntrance();
  const client = useQueryClient();
  const router = useRouter();
  const logOut = useMutation({
    mutationFn: () => done(api.DELETE('/sessies/huidige')),
    onSettled: () => {
      setCsrfToken('');
      client.clear();
      void router.navigate({ to: '/inloggen' });
    },
  });
  return (
    <PageHeader className="rd-header">
      <RouteLink to="/" className="rd-name">
        {t('rodeDraad', { regio: entrance.data?.regio ?? '' })}
      </RouteLink>
      <div className="rd-person">
        <span>{t('ingelogdAls', { naam: session.weergavenaam })}</span>
        <RouteLink to="/wachtwoord">{t('uwWachtwoord')}</RouteLink>
        <LanguageSwitch />
        <Button appearance="subtle-button" busy={logOut.isPending} onClick={() => logOut.mutate()}>
          {t('uitloggen')}
        </Button>
      </div>
    </PageHeader>
  );
}
