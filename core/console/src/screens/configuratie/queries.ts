import { queryOptions } from '@tanstack/react-query';
import { api, content } from '../../api/client';

/** The name of the folder with files as it is now, among the revisions. */
export const FOLDER = 'map';

/** The files of a revision with what the check found in them. */
export const revisionQuery = (revisie: string) =>
  queryOptions({
    queryKey: ['configuraties', 'stand', revisie],
    queryFn: () => content(api.GET('/configuraties/{revisie}', { params: { path: { revisie } } })),
  });

/** What is different from another revision; without one, from what counts now. */
export const differencesQuery = (revisie: string, met: string | undefined) =>
  queryOptions({
    queryKey: ['configuraties', 'verschillen', revisie, met],
    queryFn: () =>
      content(
        api.GET('/configuraties/{revisie}/verschillen', {
          params: { path: { revisie }, query: { ...(met && { met }) } },
        }),
      ),
  });

/** One file of a revision. */
export const fileQuery = (revisie: string, naam: string) =>
  queryOptions({
    queryKey: ['configuraties', 'bestand', revisie, naam],
    queryFn: () =>
      content(
        api.GET('/configuraties/{revisie}/bestanden', {
          params: { path: { revisie }, query: { naam } },
        }),
      ),
  });
