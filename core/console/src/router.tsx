import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import { Layout } from './layout/layout';
import { NotFound } from './layout/not-found';
import { Loading } from './patterns/loaded';
import { ProblemNotice } from './patterns/problem';
import { only, parseSearch, stringifySearch } from './patterns/search-params';

/** Screens wait here for their texts and their code. */
function withSuspense(Inner: () => React.ReactNode) {
  return function Waiting() {
    return (
      <Suspense fallback={<Loading />}>
        <Inner />
      </Suspense>
    );
  };
}

function Failed({ error, reset }: ErrorComponentProps) {
  return <ProblemNotice error={error} retry={reset} />;
}

const root = createRootRoute({ notFoundComponent: withSuspense(NotFound) });

const login = createRoute({
  getParentRoute: () => root,
  path: '/inloggen',
  validateSearch: only(['terug']),
  component: lazyRouteComponent(() => import('./screens/inloggen/screen')),
});

const statement = createRoute({
  getParentRoute: () => root,
  path: '/toegankelijkheid',
  component: lazyRouteComponent(() => import('./screens/toegankelijkheid/screen')),
});

const supplier = createRoute({
  getParentRoute: () => root,
  path: '/status/$sleutel',
  component: lazyRouteComponent(() => import('./screens/koppelingen/status-screen')),
});

/** Everything that needs somebody who is logged in. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Layout });

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => inside, path });

const routes = [
  createRoute({
    ...at('/'),
    component: lazyRouteComponent(() => import('./screens/overzicht/screen')),
  }),
  createRoute({
    ...at('/zaken'),
    validateSearch: only(['gemeente', 'termijnstand', 'gesloten']),
    component: lazyRouteComponent(() => import('./screens/zaken/screen')),
  }),
  createRoute({
    ...at('/zaken/$id'),
    component: lazyRouteComponent(() => import('./screens/zaken/case-screen')),
  }),
  createRoute({
    ...at('/berichten'),
    validateSearch: only([
      'id',
      'koppeling',
      'soort',
      'stand',
      'gemeente',
      'zaak',
      'sleutel',
      'van',
      'tot',
    ]),
    component: lazyRouteComponent(() => import('./screens/berichten/screen')),
  }),
  createRoute({
    ...at('/berichten/$id'),
    component: lazyRouteComponent(() => import('./screens/berichten/message-screen')),
  }),
  createRoute({
    ...at('/afleveringen'),
    validateSearch: only([
      'koppeling',
      'soort',
      'stand',
      'gemeente',
      'zaak',
      'oorzaak',
      'opBureau',
      'van',
      'tot',
    ]),
    component: lazyRouteComponent(() => import('./screens/berichten/deliveries-screen')),
  }),
  createRoute({
    ...at('/afleveringen/$id'),
    component: lazyRouteComponent(() => import('./screens/berichten/delivery-screen')),
  }),
  createRoute({
    ...at('/storingen'),
    component: lazyRouteComponent(() => import('./screens/storingen/screen')),
  }),
  createRoute({
    ...at('/storingen/$oorzaak'),
    validateSearch: only(['koppeling', 'gemeente', 'soort']),
    component: lazyRouteComponent(() => import('./screens/storingen/cause-screen')),
  }),
  createRoute({
    ...at('/bulkopdrachten/$id'),
    component: lazyRouteComponent(() => import('./screens/storingen/bulk-screen')),
  }),
  createRoute({
    ...at('/werkvoorraad'),
    validateSearch: only(['stand', 'soort', 'organisatie', 'gemeente', 'opgepaktDoor', 'zaak']),
    component: lazyRouteComponent(() => import('./screens/werkvoorraad/screen')),
  }),
  createRoute({
    ...at('/werkvoorraad/$id'),
    component: lazyRouteComponent(() => import('./screens/werkvoorraad/task-screen')),
  }),
  createRoute({
    ...at('/voorstellen'),
    validateSearch: only(['stand']),
    component: lazyRouteComponent(() => import('./screens/werkvoorraad/proposals-screen')),
  }),
  createRoute({
    ...at('/voorstellen/$id'),
    component: lazyRouteComponent(() => import('./screens/werkvoorraad/proposal-screen')),
  }),
  createRoute({
    ...at('/termijnen'),
    validateSearch: only(['stand', 'gemeente', 'termijn', 'van', 'tot']),
    component: lazyRouteComponent(() => import('./screens/termijnen/screen')),
  }),
  createRoute({
    ...at('/koppelingen'),
    component: lazyRouteComponent(() => import('./screens/koppelingen/screen')),
  }),
  createRoute({
    ...at('/koppelingen/$id'),
    component: lazyRouteComponent(() => import('./screens/koppelingen/connection-screen')),
  }),
  createRoute({
    ...at('/werkstromen'),
    component: lazyRouteComponent(() => import('./screens/werkstromen/screen')),
  }),
  createRoute({
    ...at('/werkstromen/$id'),
    validateSearch: only(['regel']),
    component: lazyRouteComponent(() => import('./screens/werkstromen/workflow-screen')),
  }),
  createRoute({
    ...at('/gegevensdeling'),
    validateSearch: only(['wet', 'organisatie', 'veld']),
    component: lazyRouteComponent(() => import('./screens/gegevensdeling/screen')),
  }),
  createRoute({
    ...at('/configuratie'),
    component: lazyRouteComponent(() => import('./screens/configuratie/screen')),
  }),
  createRoute({
    ...at('/configuratie/$revisie'),
    validateSearch: only(['naam', 'met']),
    component: lazyRouteComponent(() => import('./screens/configuratie/revision-screen')),
  }),
  createRoute({
    ...at('/logboek'),
    validateSearch: only([
      'deel',
      'handeling',
      'object',
      'wie',
      'gemeente',
      'van',
      'tot',
      'alleenMensen',
    ]),
    component: lazyRouteComponent(() => import('./screens/logboek/screen')),
  }),
  createRoute({
    ...at('/wachtwoord'),
    component: lazyRouteComponent(() => import('./screens/beheer/own-password-screen')),
  }),
  createRoute({
    ...at('/beheer'),
    validateSearch: only(['deel']),
    component: lazyRouteComponent(() => import('./screens/beheer/screen')),
  }),
] as const;

export function createConsoleRouter() {
  return createRouter({
    routeTree: root.addChildren([login, statement, supplier, inside.addChildren(routes)]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: Failed,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
