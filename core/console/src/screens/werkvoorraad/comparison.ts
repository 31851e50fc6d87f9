import type { Shape } from '../../api/types';

type Fact = Shape<'Feit'>;

export type Side = { fact: Fact | undefined; agrees: boolean | undefined };
export type ComparedRow = { id: string; title: string; message: Fact | undefined; sides: Side[] };

const idOf = (fact: Fact) => `${fact.pad}|${fact.sleutel}`;

/**
 * The data of the message and of each candidate in rows, those of the message first. Whether two
 * values agree is only said when both are there and neither is masked: a mask hides the difference.
 */
export function compare(
  message: readonly Fact[],
  candidates: readonly Pick<Shape<'Kandidaat'>, 'velden'>[],
): ComparedRow[] {
  const all = [...message, ...candidates.flatMap((one) => one.velden)];
  const first = new Map<string, Fact>();
  for (const fact of all) if (!first.has(idOf(fact))) first.set(idOf(fact), fact);
  return [...first].map(([id, { omschrijving }]) => {
    const ours = message.find((fact) => idOf(fact) === id);
    return {
      id,
      title: omschrijving,
      message: ours,
      sides: candidates.map(({ velden }) => {
        const fact = velden.find((one) => idOf(one) === id);
        return { fact, agrees: agreement(ours, fact) };
      }),
    };
  });
}

function agreement(ours: Fact | undefined, theirs: Fact | undefined): boolean | undefined {
  if (!ours || !theirs || ours.gemaskeerd || theirs.gemaskeerd) return undefined;
  return ours.waarde === theirs.waarde;
}

/** A, B, C: what a candidate is called on the screen. */
export const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);
