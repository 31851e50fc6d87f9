import { queryOptions } from '@tanstack/react-query';
import { api, content } from '../../api/client';

/** What stays behind, by cause. */
export const failuresQuery = queryOptions({
  queryKey: ['storingen'],
  queryFn: () => content(api.GET('/storingen')),
});
