import type { ColumnDef } from '@tanstack/react-table';
import { UnorderedList, UnorderedListItem } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { ruleRows, type RuleRow } from './graph';
import { useStepKind } from './step-kind';

type RuleListProps = {
  workflow: Shape<'Werkstroom'>;
  chosen: string | undefined;
  onChoose: (rule: string) => void;
};

/** The drawing in words: each rule with what wakes it and what it brings about. */
export function RuleList({ workflow, chosen, onChoose }: RuleListProps) {
  const { t } = useTranslation('werkstromen');
  const rows = useMemo(() => ruleRows(workflow), [workflow]);
  const columns = useMemo<ColumnDef<RuleRow>[]>(
    () => [
      {
        id: 'regel',
        accessorFn: (row) => row.rule.titel,
        header: t('regel'),
        cell: ({ row: { original: row } }) => (
          <button
            type="button"
            className="rd-choose"
            aria-pressed={row.rule.regel !== null && row.rule.regel === chosen}
            onClick={() => row.rule.regel !== null && onChoose(row.rule.regel)}
          >
            {row.rule.titel}
          </button>
        ),
      },
      {
        id: 'aanleiding',
        header: t('aanleiding'),
        enableSorting: false,
        cell: ({ row }) => <Steps steps={row.original.causes} />,
      },
      {
        id: 'gevolg',
        header: t('gevolg'),
        enableSorting: false,
        cell: ({ row }) => <Steps steps={row.original.effects} withKind />,
      },
      {
        id: 'aantal',
        accessorFn: (row) => row.rule.aantal ?? 0,
        header: t('dezeWeek'),
      },
    ],
    [t, chosen, onChoose],
  );
  if (rows.length === 0) return <Empty text={t('tekeningLeeg')} />;
  return (
    <DataTable
      caption={t('lijst')}
      hideCaption
      columns={columns}
      rows={rows}
      rowId={(row) => row.rule.id}
    />
  );
}

function Steps({
  steps,
  withKind = false,
}: {
  steps: readonly Shape<'Graafknoop'>[];
  withKind?: boolean;
}) {
  const { t } = useTranslation('werkstromen');
  const kindOf = useStepKind();
  if (steps.length === 0) return <span className="rd-quiet">{t('geenGevolg')}</span>;
  return (
    <UnorderedList>
      {steps.map((step) => (
        <UnorderedListItem key={step.id}>
          {withKind && `${kindOf(step.soort)}: `}
          {step.titel}
        </UnorderedListItem>
      ))}
    </UnorderedList>
  );
}
