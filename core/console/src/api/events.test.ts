import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isLive, Refresher } from './events';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function refresher() {
  const client = new QueryClient();
  const asked = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  return { live: new Refresher(client, 1000), asked };
}

it('a burst of events makes one round of questions', () => {
  const { live, asked } = refresher();
  for (let i = 0; i < 500; i++) live.note();
  vi.advanceTimersByTime(1000);
  expect(asked).toHaveBeenCalledTimes(1);
});

it('lists are asked again, content that somebody looked at and the session are not', () => {
  expect(isLive({ queryKey: ['taken', 'lijst'] })).toBe(true);
  expect(isLive({ queryKey: ['berichten', 'inhoud', 'x'] })).toBe(false);
  expect(isLive({ queryKey: ['sessie'] })).toBe(false);
});

it('after stopping nothing is asked', () => {
  const { live, asked } = refresher();
  live.note();
  live.stop();
  vi.advanceTimersByTime(5000);
  expect(asked).not.toHaveBeenCalled();
});
