import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '../../patterns/scroll-region';
import { groundAnchor } from './grounds';
import type { Cell, Matrix } from './matrix';

const CLASSES = ['identifying', 'contact', 'financial', 'health', 'enforcement'] as const;

/** Items down, organisations across; each article leads to the ground below. */
export function MatrixTable({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation(['gegevensdeling', 'woorden']);
  const sensitivity = (name: string) => {
    const known = CLASSES.find((one) => one === name);
    return known && t(`woorden:klasse.${known}`);
  };
  return (
    <ScrollRegion label={t('tabel')}>
      <Table className="rd-matrix">
        <TableCaption className="rd-unseen">{t('tabel')}</TableCaption>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t('veld')}</TableHeaderCell>
            {matrix.recipients.map((recipient) => (
              <TableHeaderCell key={recipient.id} scope="col">
                {recipient.naam}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {matrix.rows.map(({ field, cells }) => (
            <TableRow key={field.pad}>
              <TableHeaderCell scope="row">
                {field.omschrijving}
                <br />
                <span className="rd-id rd-quiet">{field.pad}</span>
                {sensitivity(field.klasse) && (
                  <span className="rd-quiet"> ({sensitivity(field.klasse)})</span>
                )}
              </TableHeaderCell>
              {cells.map((cell, column) => (
                <TableCell key={matrix.recipients[column]?.id}>
                  {cell.length === 0 ? (
                    <span className="rd-quiet">{t('nietGedeeld')}</span>
                  ) : (
                    cell.map((one) => <Article key={one.ground.id} cell={one} />)
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}

function Article({ cell: { ground, referenceOnly } }: { cell: Cell }) {
  const { t } = useTranslation('gegevensdeling');
  const notes = [
    referenceOnly ? t('alleenVerwijzing') : '',
    ground.toestemming !== null ? t('metToestemming') : '',
  ].filter(Boolean);
  return (
    <div>
      <a className="utrecht-link" href={`#${groundAnchor(ground.id)}`}>
        {ground.artikel}
      </a>
      {notes.length > 0 && <> ({notes.join(', ')})</>}
    </div>
  );
}
