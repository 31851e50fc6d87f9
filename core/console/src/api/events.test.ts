import { QueryClient, QueryObserver, type QueryMeta } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refresher } from './events';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A question that is on the screen and was answered, with how often it was asked. */
async function shown(client: QueryClient, key: string, meta: QueryMeta = {}) {
  const asked = vi.fn(() => Promise.resolve(key));
  const observer = new QueryObserver(client, { queryKey: [key], queryFn: asked, meta });
  observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  return asked;
}

it('a burst of changes asks a list once', async () => {
  const client = new QueryClient();
  const list = await shown(client, 'zaken');
  const live = new Refresher(client);
  for (let i = 0; i < 500; i++) live.note();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(list).toHaveBeenCalledTimes(2);
});

it('asks at most every two seconds', async () => {
  const client = new QueryClient();
  const list = await shown(client, 'zaken');
  const live = new Refresher(client);
  for (let i = 0; i < 100; i++) {
    live.note();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(list.mock.calls.length).toBeGreaterThan(3);
  expect(list.mock.calls.length).toBeLessThanOrEqual(6);
});

it('a change during a round makes another one', async () => {
  const client = new QueryClient();
  const list = await shown(client, 'zaken');
  const live = new Refresher(client);
  list.mockImplementationOnce(
    () => new Promise((answer) => setTimeout(() => answer('later'), 500)),
  );
  live.note();
  await vi.advanceTimersByTimeAsync(2100);
  live.note();
  await vi.advanceTimersByTimeAsync(3000);
  expect(list).toHaveBeenCalledTimes(3);
});

it('asks a slow hub less often', async () => {
  const client = new QueryClient();
  const list = await shown(client, 'zaken');
  list.mockImplementation(() => new Promise((answer) => setTimeout(() => answer('late'), 3000)));
  const live = new Refresher(client);
  for (let i = 0; i < 310; i++) {
    live.note();
    await vi.advanceTimersByTimeAsync(100);
  }
  // Two seconds, a round of three, then twelve seconds of rest before the next.
  expect(list).toHaveBeenCalledTimes(1 + 2);
});

it('what is audited is not asked, but known to be stale', async () => {
  const client = new QueryClient();
  const page = await shown(client, 'zaak', { audited: true });
  new Refresher(client).note();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(page).toHaveBeenCalledTimes(1);
  expect(client.getQueryState(['zaak'])?.isInvalidated).toBe(true);
});

it('an answer to one question stays as it is', async () => {
  const client = new QueryClient();
  const preview = await shown(client, 'voorbeeld', { still: true });
  new Refresher(client).note();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(preview).toHaveBeenCalledTimes(1);
  expect(client.getQueryState(['voorbeeld'])?.isInvalidated).toBe(false);
});

it('after stopping nothing is asked', async () => {
  const client = new QueryClient();
  const list = await shown(client, 'zaken');
  const live = new Refresher(client);
  live.note();
  live.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(list).toHaveBeenCalledTimes(1);
});

it('whether it is audited can depend on the answer', async () => {
  const client = new QueryClient();
  const audited = (answer: unknown) => answer === 'twijfel';
  const doubt = await shown(client, 'twijfel', { audited });
  const task = await shown(client, 'taak', { audited });
  new Refresher(client).note();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([doubt, task].map((asked) => asked.mock.calls.length)).toEqual([1, 2]);
});
