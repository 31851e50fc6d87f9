import { useQueryClient } from '@tanstack/react-query';
import { useAnnounce } from './announcer';

/**
 * Does something at the hub, asks again for the collections that it changes, and says that it was
 * done. What the work throws goes on to the caller.
 */
export function useAct(collections: readonly string[]) {
  const client = useQueryClient();
  const announce = useAnnounce();
  return async <T>(work: Promise<T>, said: string): Promise<T> => {
    const result = await work;
    const asked = collections.map((name) => client.invalidateQueries({ queryKey: [name] }));
    await Promise.all(asked);
    announce(said);
    return result;
  };
}
