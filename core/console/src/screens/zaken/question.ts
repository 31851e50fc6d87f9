import type { Shape } from '../../api/types';

/** What tells who somebody is: sent in the body of a request, never in an address. */
export type Person = { bsn?: string; vNummer?: string; naam?: string; zaaknummer?: string };

const PERSONAL = ['bsn', 'vNummer', 'naam', 'zaaknummer'] as const;

/** What was filled in, parted into what may stand in the address and what may not. */
export function part(values: Record<string, string>): {
  person: Person;
  search: Record<string, string>;
} {
  const person: Person = {};
  const search: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const personal = PERSONAL.find((one) => one === name);
    if (personal === undefined) search[name] = value;
    else if (personal === 'bsn') person.bsn = value.replace(/[\s.]/g, '');
    else person[personal] = value;
  }
  return { person, search };
}

type TermState = NonNullable<Shape<'ZaakZoekvraag'>['termijnstand']>;
export const TERM_STATES = ['te-laat', 'deze-week', 'lopend', 'geen'] as const;

/** The conditions of the address as the API asks them; what it would refuse is left out. */
export function conditions(search: {
  gemeente?: string;
  termijnstand?: string;
  gesloten?: string;
}): { gemeente?: string; termijnstand?: TermState; gesloten?: boolean } {
  const term = TERM_STATES.find((one) => one === search.termijnstand);
  return {
    ...(search.gemeente === undefined ? {} : { gemeente: search.gemeente }),
    ...(term === undefined ? {} : { termijnstand: term }),
    ...(search.gesloten === undefined ? {} : { gesloten: search.gesloten === 'ja' }),
  };
}
