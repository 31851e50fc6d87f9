import { endOfDay, startOfDay } from '../../patterns/search-params';

/** The days of the address as moments; the last day counts whole. */
export function period(search: { van?: string; tot?: string }): { van?: string; tot?: string } {
  return {
    ...(search.van === undefined ? {} : { van: startOfDay(search.van) }),
    ...(search.tot === undefined ? {} : { tot: endOfDay(search.tot) }),
  };
}

/** One of the values that the API knows; anything else in the address is no condition. */
export function oneOf<Value extends string>(
  values: readonly Value[],
  given: string | undefined,
): Value | undefined {
  return values.find((value) => value === given);
}
