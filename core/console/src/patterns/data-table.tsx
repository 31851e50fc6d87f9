import {
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type Header,
  type SortingState,
} from '@tanstack/react-table';
import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRegion } from './scroll-region';

type DataTableProps<Row> = {
  /** Says what stands in the table; read out first. */
  caption: string;
  hideCaption?: boolean;
  columns: ColumnDef<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** Whether these are all the rows: only then does sorting them tell the truth. */
  complete?: boolean;
};

const UNSORTED: SortingState = [];

/** Columns whose first cell names the row, in a region that scrolls in itself. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const complete = props.complete ?? true;
  const table = useReactTable({
    data: props.rows,
    columns: props.columns,
    getRowId: props.rowId,
    state: { sorting: complete ? sorting : UNSORTED },
    onSortingChange: setSorting,
    // There are no pages here; going back to the first would draw the table again, without end.
    autoResetAll: false,
    enableSorting: complete && props.rows.length > 1,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  return (
    <ScrollRegion label={props.caption}>
      <Table>
        <TableCaption className={props.hideCaption ? 'rd-unseen' : ''}>
          {props.caption}
        </TableCaption>
        <TableHeader>
          {table.getHeaderGroups().map((group) => (
            <TableRow key={group.id}>
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} />
              ))}
            </TableRow>
          ))}
        </TableHeader>
        <TableBody>
          {table.getRowModel().rows.map((row) => (
            <TableRow key={row.id}>
              {row.getVisibleCells().map((cell, index) => {
                const content = flexRender(cell.column.columnDef.cell, cell.getContext());
                return index === 0 ? (
                  <TableHeaderCell key={cell.id} scope="row">
                    {content}
                  </TableHeaderCell>
                ) : (
                  <TableCell key={cell.id}>{content}</TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const;
const ARROW = { asc: '▲', desc: '▼' } as const;

function HeaderCell<Row>({ header }: { header: Header<Row, unknown> }) {
  const { t } = useTranslation();
  const { column } = header;
  const content = flexRender(column.columnDef.header, header.getContext());
  const way = column.getIsSorted();
  if (!column.getCanSort()) return <TableHeaderCell scope="col">{content}</TableHeaderCell>;
  return (
    <TableHeaderCell scope="col" aria-sort={way ? ARIA[way] : 'none'}>
      <button
        type="button"
        className="rd-sort"
        title={t('sorteer')}
        onClick={column.getToggleSortingHandler()}
      >
        {content} <span aria-hidden="true">{way ? ARROW[way] : '↕'}</span>
      </button>
    </TableHeaderCell>
  );
}
