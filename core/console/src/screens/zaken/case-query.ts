import { queryOptions } from '@tanstack/react-query';
import { api, content } from '../../api/client';

/** One case over all laws and systems. That it was seen is recorded, so it is not asked in passing. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['zaken', 'een', id],
    queryFn: () => content(api.GET('/zaken/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
    meta: { audited: true },
  });
