import { Button, NavList } from '@utrecht/component-library-react';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteNavLink } from '../patterns/link';
import { may } from '../session/rights';
import { useSession, type Session } from '../session/session';
import { SCREENS } from './screens';

/** The screens that somebody can do something with. */
export function screensFor(session: Pick<Session, 'toekenningen'>) {
  return SCREENS.filter((screen) => may(session, screen.right));
}

/** Whether the address belongs to the screen: its own, or one below it. */
export function isAt(pathname: string, screen: string): boolean {
  if (screen === '/') return pathname === '/';
  return pathname === screen || pathname.startsWith(`${screen}/`);
}

/** The way to the screens; on a narrow page behind a button. */
export function Menu() {
  const { t } = useTranslation();
  const session = useSession();
  const pathname = useLocation({ select: (location) => location.pathname });
  const [openAt, setOpenAt] = useState<string>();
  // Going somewhere closes it.
  const open = openAt === pathname;
  return (
    <nav className="rd-menu" aria-label={t('menu')}>
      <Button
        className="rd-menu-button"
        appearance="secondary-action-button"
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpenAt(open ? undefined : pathname)}
      >
        {t('menu')}
      </Button>
      <NavList id="menu" className={open ? 'rd-open' : ''}>
        {screensFor(session).map((screen) => (
          <RouteNavLink
            key={screen.id}
            to={screen.path}
            aria-current={isAt(pathname, screen.path) ? 'page' : undefined}
          >
            {t(`scherm.${screen.id}`)}
          </RouteNavLink>
        ))}
      </NavList>
    </nav>
  );
}
