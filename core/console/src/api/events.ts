import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /**
       * Looking goes into the audit log: asked when somebody does something, never in passing. A
       * function when that depends on what the answer holds.
       */
      audited?: true | ((answer: unknown) => boolean);
      /** An answer to one question, or what a form began with: no change makes it another one. */
      still?: true;
    };
  }
}

/** The one event of the hub: something changed. It never says what, or of whom. */
export const CHANGE = 'verandering';
/** Between two rounds of questions, however much changes. */
const PAUSE = 2000;
/** And so many times as long as the last round took: a hub that has much to do is asked less. */
const REST = 4;
/** Before the hub is asked again for events that it did not want to give. */
const AGAIN = 10_000;

export function isAudited({ meta, state }: Query): boolean {
  const audited = meta?.audited ?? false;
  return typeof audited === 'function' ? audited(state.data) : audited;
}

/** Asks again what is on the screen, so that a burst of changes makes one round of questions. */
export class Refresher {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private took = 0;
  private more = false;
  private stopped = false;

  constructor(private readonly client: QueryClient) {}

  note(): void {
    if (this.busy) this.more = true;
    else this.timer ??= setTimeout(() => void this.round(), Math.max(PAUSE, REST * this.took));
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async round(): Promise<void> {
    this.timer = undefined;
    this.busy = true;
    const begin = performance.now();
    // What is audited only becomes stale: whoever looks at it is told so, and asks.
    void this.client.invalidateQueries({ predicate: isAudited, refetchType: 'none' });
    await this.client.invalidateQueries({
      predicate: (query) => !isAudited(query) && !query.meta?.still,
    });
    this.took = performance.now() - begin;
    this.busy = false;
    if (!this.more || this.stopped) return;
    this.more = false;
    this.note();
  }
}

/** Listens until the function that it gives is called. */
function listen(changed: () => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource('/v1/gebeurtenissen');
    source.addEventListener(CHANGE, changed);
    // The browser comes back by itself, but not after a refusal; what changed meanwhile is asked.
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(() => {
        changed();
        open();
      }, AGAIN);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** Keeps what is on the screen true, as long as somebody is logged in. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresher = new Refresher(client);
    const deaf = listen(() => refresher.note());
    return () => {
      deaf();
      refresher.stop();
    };
  }, [client]);
}
