import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What the hub says when something changed; it does not say what. */
const CHANGE = 'verandering';

/** What an event makes look different: the first part of a query key is the API's collection. */
const LIVE: ReadonlySet<unknown> = new Set([
  'overzicht',
  'zaken',
  'berichten',
  'afleveringen',
  'storingen',
  'bulkopdrachten',
  'voorstellen',
  'taken',
  'termijnen',
  'koppelingen',
  'configuraties',
]);

/** Content is asked by somebody and written down as looked at: never asked again by itself. */
export function isLive({ queryKey: [collection, what] }: Pick<Query, 'queryKey'>): boolean {
  return LIVE.has(collection) && what !== 'inhoud';
}

/** Gathers changes, so that a burst of events makes one round of questions. */
export class Refresher {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: QueryClient,
    private readonly pause: number,
  ) {}

  note(): void {
    this.timer ??= setTimeout(() => this.refresh(), this.pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private refresh(): void {
    this.timer = undefined;
    void this.client.invalidateQueries({ predicate: isLive });
  }
}

/** Keeps what is on the screen true, as long as somebody is logged in. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresher = new Refresher(client, 1000);
    const source = new EventSource('/v1/gebeurtenissen');
    source.addEventListener(CHANGE, () => refresher.note());
    return () => {
      source.close();
      refresher.stop();
    };
  }, [client]);
}
