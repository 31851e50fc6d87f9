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
    mutationFn: async () => {
      const answer = await api.DELETE('/sessies/huidige');
      await done(Promise.resolve(answer));
      return answer.response.headers.get('Location');
    },
    onSettled: (provider) => {
      setCsrfToken('');
      client.clear();
      // Who logged in at the organisation's own page logs out there as well.
      if (provider) window.location.assign(provider);
      else void router.navigate({ to: '/inloggen' });
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
