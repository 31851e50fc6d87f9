import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refresher } from './events';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function refresher() {
  const client = new QueryClient();
  const asked = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  return { live: new Refresher(client, 1000), asked };
}

it('a burst of events asks each list once', () => {
  const { live, asked } = refresher();
  for (let i = 0; i < 500; i++) live.note('taak');
  vi.advanceTimersByTime(1000);
  expect(asked.mock.calls.map(([what]) => what?.queryKey?.[0])).toEqual([
    'taken',
    'zaken',
    'overzicht',
  ]);
});

it('an event that nobody knows asks nothing', () => {
  const { live, asked } = refresher();
  live.note('iets-nieuws');
  vi.advanceTimersByTime(1000);
  expect(asked).not.toHaveBeenCalled();
});

it('after stopping nothing is asked', () => {
  const { live, asked } = refresher();
  live.note('zaak');
  live.stop();
  vi.advanceTimersByTime(5000);
  expect(asked).not.toHaveBeenCalled();
});
