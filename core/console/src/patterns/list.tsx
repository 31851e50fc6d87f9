import { useInfiniteQuery, type QueryKey, type QueryMeta } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../format/number';
import { useAnnounce } from './announcer';
import { DataTable } from './data-table';
import { Loading } from './loaded';
import { ProblemNotice } from './problem';

type Page<Row> = { resultaten: Row[]; volgende: string | null };

/** A list that the hub gives in parts, each with the cursor of what follows. */
export function useKeyset<Row>(
  queryKey: QueryKey,
  fetchPage: (cursor: string | undefined) => Promise<Page<Row>>,
  { enabled = true, meta = {} }: { enabled?: boolean; meta?: QueryMeta } = {},
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.volgende ?? undefined,
    enabled,
    meta,
  });
}

export type Keyset<Row> = ReturnType<typeof useKeyset<Row>>;

/** All rows that were fetched so far. */
export function rowsOf<Row>(list: Keyset<Row>): Row[] {
  return list.data?.pages.flatMap((page) => page.resultaten) ?? [];
}

/** Fetches what follows; nothing when this is the end. */
export function MoreButton<Row>({ list }: { list: Keyset<Row> }) {
  const { t, i18n } = useTranslation();
  const announce = useAnnounce();
  if (!list.hasNextPage) return null;
  const more = async () => {
    const before = rowsOf(list).length;
    const after = await list.fetchNextPage();
    const now = after.data?.pages.flatMap((page) => page.resultaten).length ?? before;
    announce(t('erbij', { aantal: count(now - before, i18n.language) }));
  };
  return (
    <Button
      appearance="secondary-action-button"
      busy={list.isFetchingNextPage}
      disabled={list.isFetchingNextPage}
      onClick={() => void more()}
    >
      {t('meerLaden')}
    </Button>
  );
}

/** A list as a table, with what there is to say when it is empty or did not come. */
export function ListTable<Row>(props: {
  list: Keyset<Row>;
  caption: string;
  columns: ColumnDef<Row>[];
  rowId: (row: Row) => string;
  empty: ReactNode;
}) {
  const { list } = props;
  const { t, i18n } = useTranslation();
  if (list.isPending && list.fetchStatus !== 'idle') return <Loading />;
  const rows = rowsOf(list);
  return (
    <>
      {list.isError && <ProblemNotice error={list.error} retry={() => void list.refetch()} />}
      {rows.length === 0 && list.isSuccess && props.empty}
      {rows.length > 0 && (
        <>
          <DataTable
            caption={props.caption}
            hideCaption
            columns={props.columns}
            rows={rows}
            rowId={props.rowId}
            complete={!list.hasNextPage}
          />
          <div className="rd-more">
            <span className="rd-quiet">
              {t(list.hasNextPage ? 'aantalTotNu' : 'aantalInTotaal', {
                count: rows.length,
                aantal: count(rows.length, i18n.language),
              })}
            </span>
            <MoreButton list={list} />
          </div>
        </>
      )}
    </>
  );
}
