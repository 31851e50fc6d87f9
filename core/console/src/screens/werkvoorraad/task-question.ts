import type { paths } from '../../api/schema';

type Question = NonNullable<paths['/taken']['get']['parameters']['query']>;
type Search = Partial<
  Record<'stand' | 'soort' | 'organisatie' | 'gemeente' | 'opgepaktDoor' | 'zaak', string>
>;

export const KINDS = ['twijfel', 'geweigerd', 'wacht-op-persoon', 'taak'] as const;

/** What to ask for an address; open tasks unless the address says otherwise. */
export function taskQuestion(search: Search): Question & { stand: 'open' | 'gedaan' } {
  const soort = KINDS.find((kind) => kind === search.soort);
  return {
    stand: search.stand === 'gedaan' ? 'gedaan' : 'open',
    ...(soort && { soort }),
    ...(search.organisatie && { organisatie: search.organisatie }),
    ...(search.gemeente && { gemeente: search.gemeente }),
    ...(search.opgepaktDoor && { opgepaktDoor: search.opgepaktDoor }),
    ...(search.zaak && { zaak: search.zaak }),
  };
}
