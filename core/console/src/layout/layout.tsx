import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { PageFooter, Paragraph, SkipLink } from '@utrecht/component-library-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { setCsrfToken, whenSessionEnds } from '../api/client';
import { useLiveUpdates } from '../api/events';
import { statusOf } from '../api/problem';
import { Loading } from '../patterns/loaded';
import { ProblemNotice } from '../patterns/problem';
import { RouteLink } from '../patterns/link';
import { SessionContext, sessionQuery, useEntrance } from '../session/session';
import { Header } from './header';
import { Menu } from './menu';
import { SimulatorBanner } from './simulator-banner';

/** What stands around every screen of somebody who is logged in. */
export function Layout() {
  const session = useQuery(sessionQuery);
  useReturnToLogin();
  if (session.data) {
    return (
      <SessionContext value={session.data}>
        <Inside />
      </SessionContext>
    );
  }
  // Nobody is logged in: the log-in page is on its way.
  if (session.isPending || statusOf(session.error) === 401) return <Loading />;
  return (
    <main className="rd-alone">
      <ProblemNotice error={session.error} retry={() => void session.refetch()} />
    </main>
  );
}

/** To the log-in page when the session is over, and from there back to where one was. */
function useReturnToLogin(): void {
  const router = useRouter();
  const client = useQueryClient();
  useEffect(() => {
    whenSessionEnds(() => {
      const { pathname, href } = router.state.location;
      if (pathname === '/inloggen') return;
      setCsrfToken('');
      client.clear();
      void router.navigate({ to: '/inloggen', search: { terug: href } });
    });
  }, [router, client]);
}

function Inside() {
  const { t } = useTranslation();
  useLiveUpdates();
  return (
    <>
      <SkipLink href="#inhoud" className="utrecht-skip-link--visible-on-focus">
        {t('naarInhoud')}
      </SkipLink>
      <Header />
      <SimulatorBanner />
      <div className="rd-body">
        <Menu />
        <main id="inhoud" className="rd-main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Footer />
    </>
  );
}

export function Footer() {
  const { t } = useTranslation();
  const entrance = useEntrance();
  return (
    <PageFooter className="rd-footer">
      <Paragraph>
        {t('versie', { versie: entrance.data?.versie ?? '' })}{' '}
        <RouteLink to="/toegankelijkheid">{t('toegankelijkheid')}</RouteLink>
      </Paragraph>
    </PageFooter>
  );
}
