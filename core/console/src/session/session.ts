import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, content, setCsrfToken } from '../api/client';
import type { Shape } from '../api/types';
import { may, type Right } from './rights';

export type Session = Shape<'Sessie'>;

/** Who is logged in. Asked once; a refusal sends to the log-in page (see {@link whenSessionEnds}). */
export const sessionQuery = queryOptions({
  queryKey: ['sessie'],
  queryFn: async () => {
    const session = await content(api.GET('/sessies/huidige'));
    setCsrfToken(session.csrf);
    return session;
  },
  staleTime: Infinity,
  meta: { still: true },
});

/** How one logs in here, the region's name and the version; open to everybody. */
export const entranceQuery = queryOptions({
  queryKey: ['inlogmogelijkheden'],
  queryFn: () => content(api.GET('/inlogmogelijkheden')),
  staleTime: Infinity,
  meta: { still: true },
});

export const SessionContext = createContext<Session | null>(null);

/** The person who is logged in; only below the layout. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a screen stands outside the layout');
  return session;
}

/** Whether who is logged in may do this. */
export function useMay(
  right: Right,
  where: { law?: string | undefined; municipality?: string | undefined } = {},
): boolean {
  return may(useSession(), right, where);
}

/** The municipality's name, or its code when the region does not know it. */
export function useMunicipality(): (code: string) => string {
  const { gemeenten } = useSession();
  return (code) => gemeenten.find((one) => one.code === code)?.naam ?? code;
}

export function useEntrance() {
  return useQuery(entranceQuery);
}
