import type { Shape } from '../../api/types';

type Workflow = Pick<Shape<'Werkstroom'>, 'knopen' | 'lijnen'>;
type Step = Shape<'Graafknoop'>;

export type RuleRow = { rule: Step; causes: Step[]; effects: Step[] };

/** The drawing as rows: each rule with what wakes it and what it brings about. */
export function ruleRows({ knopen, lijnen }: Workflow): RuleRow[] {
  const byId = new Map(knopen.map((step) => [step.id, step]));
  const found = (ids: readonly string[]) =>
    ids.map((id) => byId.get(id)).filter((step) => step !== undefined);
  return knopen
    .filter((step) => step.soort === 'rule')
    .map((rule) => ({
      rule,
      causes: found(lijnen.filter((line) => line.naar === rule.id).map((line) => line.van)),
      effects: found(lijnen.filter((line) => line.van === rule.id).map((line) => line.naar)),
    }));
}

export const NODE_WIDTH = 230;
const LETTERS_PER_LINE = 25;
const LINE = 19;

/** How high a step is drawn: its kind, its title on as many lines as that takes, its count. */
export function nodeHeight(step: Step): number {
  const lines =
    1 + Math.ceil(step.titel.length / LETTERS_PER_LINE) + (step.aantal === null ? 0 : 1);
  return 24 + lines * LINE;
}
