import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Which lists may look different after an event of the hub. The names left are those of the events,
 * those right the first part of the query keys: the collection's name in the API.
 */
export const AFFECTED: Readonly<Record<string, readonly string[]>> = {
  zaak: ['zaken', 'termijnen', 'overzicht'],
  bericht: ['berichten', 'zaken', 'overzicht'],
  aflevering: ['afleveringen', 'storingen', 'berichten', 'zaken', 'koppelingen', 'overzicht'],
  taak: ['taken', 'zaken', 'overzicht'],
  koppeling: ['koppelingen', 'certificaten', 'overzicht'],
  configuratie: ['configuraties', 'koppelingen', 'werkstromen', 'grondslagen', 'overzicht'],
  bulk: ['bulkopdrachten', 'storingen', 'overzicht'],
  voorstel: ['voorstellen', 'overzicht'],
};

/** Gathers what changed, so that a burst of events makes one round of questions. */
export class Refresher {
  private readonly stale = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: QueryClient,
    private readonly pause: number,
  ) {}

  note(event: string): void {
    for (const collection of AFFECTED[event] ?? []) this.stale.add(collection);
    this.timer ??= setTimeout(() => this.refresh(), this.pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private refresh(): void {
    this.timer = undefined;
    const collections = [...this.stale];
    this.stale.clear();
    for (const collection of collections) {
      void this.client.invalidateQueries({ queryKey: [collection] });
    }
  }
}

/** Keeps what is on the screen true, as long as somebody is logged in. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresher = new Refresher(client, 1000);
    const source = new EventSource('/v1/gebeurtenissen');
    for (const event of Object.keys(AFFECTED)) {
      source.addEventListener(event, () => refresher.note(event));
    }
    return () => {
      source.close();
      refresher.stop();
    };
  }, [client]);
}
