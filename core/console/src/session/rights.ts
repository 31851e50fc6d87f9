import type { Shape } from '../api/types';

export type Right = Shape<'Recht'>;
type Grants = Pick<Shape<'Sessie'>, 'toekenningen'>;

const covers = (limits: readonly string[], wanted: string | undefined): boolean =>
  limits.length === 0 || wanted === undefined || limits.includes(wanted);

/**
 * Whether the rights allow it: for that law and municipality, or, without them, for at least one.
 * What the screen hides the hub refuses as well; this only spares people a refusal.
 */
export function may(
  session: Grants,
  right: Right,
  where: { law?: string | undefined; municipality?: string | undefined } = {},
): boolean {
  return session.toekenningen.some(
    (grant) =>
      grant.rechten.includes(right) &&
      covers(grant.wetten, where.law) &&
      covers(grant.gemeenten, where.municipality),
  );
}
