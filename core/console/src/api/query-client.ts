import { QueryClient, type Query } from '@tanstack/react-query';
import { isAudited } from './events';
import { statusOf } from './problem';

/** What is audited or began a form is not asked again in passing. */
const mayRepeat = (query: Query): boolean => !isAudited(query) && !query.meta?.still;

/** What the hub refused is not asked again; what did not arrive is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: mayRepeat,
        refetchOnReconnect: mayRepeat,
        retry: (failures, error) => failures < 2 && (statusOf(error) ?? 0) === 0,
      },
      mutations: { retry: false },
    },
  });
}
