import type { Shape } from '../../api/types';

type Sharing = Pick<Shape<'Gegevensdeling'>, 'grondslagen' | 'velden' | 'organisaties'>;
type Ground = Shape<'Grondslag'>;

export type Limits = {
  wet?: string | undefined;
  organisatie?: string | undefined;
  veld?: string | undefined;
};
export type Cell = { ground: Ground; referenceOnly: boolean };
export type MatrixRow = { field: Shape<'VeldRef'>; cells: Cell[][] };
export type Matrix = { recipients: Shape<'Ontvanger'>[]; rows: MatrixRow[] };

/** A ground names an item itself, or a group of items by the path that they start with. */
function names(paths: readonly string[], field: string): boolean {
  return paths.some((path) => field === path || field.startsWith(`${path}.`));
}

function cellsOf(grounds: readonly Ground[], field: string, recipient: string): Cell[] {
  return grounds.flatMap((ground): Cell[] => {
    if (!ground.ontvangers.includes(recipient)) return [];
    if (names(ground.velden, field)) return [{ ground, referenceOnly: false }];
    return names(ground.alleenVerwijzing, field) ? [{ ground, referenceOnly: true }] : [];
  });
}

/**
 * Items down, organisations across, and in each cell the grounds on which it goes there. Only items
 * that somebody gets, and only organisations that get something.
 */
export function matrixOf(sharing: Sharing, limits: Limits): Matrix {
  const wanted = (limits.veld ?? '').toLocaleLowerCase();
  const fields = sharing.velden.filter(
    ({ wet, pad, omschrijving }) =>
      (!limits.wet || wet === limits.wet) &&
      `${pad} ${omschrijving}`.toLocaleLowerCase().includes(wanted),
  );
  const asked = sharing.organisaties.filter(
    ({ id }) => !limits.organisatie || id === limits.organisatie,
  );
  const rows = fields
    .map((field) => ({
      field,
      cells: asked.map(({ id }) => cellsOf(sharing.grondslagen, field.pad, id)),
    }))
    .filter((row) => row.cells.some((cell) => cell.length > 0));
  const used = asked.map((_, column) => rows.some((row) => row.cells[column]?.length));
  return {
    recipients: asked.filter((_, column) => used[column]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, column) => used[column]) })),
  };
}
