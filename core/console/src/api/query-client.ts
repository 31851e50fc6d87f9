import { QueryClient } from '@tanstack/react-query';
import { statusOf } from './problem';

/** What the hub refused is not asked again; what did not arrive is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && (statusOf(error) ?? 0) === 0,
      },
      mutations: { retry: false },
    },
  });
}
