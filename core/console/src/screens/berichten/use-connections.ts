import { useQuery } from '@tanstack/react-query';
import { api, content } from '../../api/client';

/** The connections to choose from, as pairs of id and the organisation's name. */
export function useConnections(): (readonly [string, string])[] {
  const query = useQuery({
    queryKey: ['koppelingen'],
    queryFn: () => content(api.GET('/koppelingen')),
    staleTime: 60_000,
  });
  return (
    query.data?.resultaten.map(
      ({ id, organisatieNaam }) =>
        [id, organisatieNaam ? `${organisatieNaam} (${id})` : id] as const,
    ) ?? []
  );
}
