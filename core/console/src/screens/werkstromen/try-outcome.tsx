import type { ColumnDef } from '@tanstack/react-table';
import {
  Heading3,
  OrderedList,
  OrderedListItem,
  Paragraph,
} from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { Facts } from '../../patterns/facts';

type Outcome = Shape<'Proefuitkomst'>;
type Rule = Shape<'Regeluitkomst'>;

/** What a message would do: the steps, the rules of one workflow, and what would leave. */
export function TryOutcome({ outcome, workflow }: { outcome: Outcome; workflow: string }) {
  const { t } = useTranslation('werkstromen');
  const rules = outcome.stappen
    .flatMap((step) => step.regels)
    .filter((rule) => rule.werkstroom === workflow);
  return (
    <div className="rd-stack">
      <Heading3>{t('uitkomst')}</Heading3>
      <Facts
        rows={[
          [t('stand'), outcome.stand],
          [t('reden'), outcome.reden],
        ]}
      />
      {outcome.bevindingen.length > 0 && <Findings findings={outcome.bevindingen} />}
      <Heading3>{t('stappen')}</Heading3>
      <OrderedList>
        {outcome.stappen.map((step, index) => (
          <OrderedListItem key={index}>
            {step.titel}
            {step.tekst !== '' && `: ${step.tekst}`}
          </OrderedListItem>
        ))}
      </OrderedList>
      <Heading3>{t('regelsHier')}</Heading3>
      {rules.length === 0 ? <Paragraph>{t('geenRegelsHier')}</Paragraph> : <Rules rules={rules} />}
      <Heading3>{t('verstuurt')}</Heading3>
      {outcome.afleveringen.length === 0 ? (
        <Paragraph>{t('verstuurtNiets')}</Paragraph>
      ) : (
        <Deliveries deliveries={outcome.afleveringen} />
      )}
    </div>
  );
}

const SEVERITY = { fout: 'bad', waarschuwing: 'attention', opmerking: 'quiet' } as const;

function Findings({ findings }: { findings: Shape<'Bevinding'>[] }) {
  const { t } = useTranslation('werkstromen');
  const columns = useMemo<ColumnDef<Shape<'Bevinding'>>[]>(
    () => [
      {
        accessorKey: 'ernst',
        header: t('ernstKop'),
        cell: ({ row: { original: one } }) => (
          <Badge mood={SEVERITY[one.ernst]} text={t(`ernst.${one.ernst}`)} />
        ),
      },
      { accessorKey: 'waar', header: t('waar') },
      { accessorKey: 'tekst', header: t('watErIs') },
    ],
    [t],
  );
  return (
    <DataTable
      caption={t('bevindingen')}
      columns={columns}
      rows={findings}
      rowId={(one) => `${one.code} ${one.waar} ${one.tekst}`}
    />
  );
}

function Rules({ rules }: { rules: Rule[] }) {
  const { t } = useTranslation('werkstromen');
  const columns = useMemo<ColumnDef<Rule>[]>(
    () => [
      { accessorKey: 'regel', header: t('regel') },
      {
        accessorKey: 'ging',
        header: t('gaatAf'),
        cell: ({ row: { original: rule } }) => (
          <Badge mood={rule.ging ? 'good' : 'quiet'} text={t(rule.ging ? 'gingAf' : 'gingNiet')} />
        ),
      },
      { accessorKey: 'aanleiding', header: t('aanleiding') },
      { accessorKey: 'waarom', header: t('waarom') },
    ],
    [t],
  );
  return (
    <DataTable
      caption={t('regelsHier')}
      hideCaption
      columns={columns}
      rows={rules}
      rowId={(rule) => `${rule.regel} ${rule.aanleiding}`}
    />
  );
}

function Deliveries({ deliveries }: { deliveries: Shape<'Proefaflevering'>[] }) {
  const { t } = useTranslation('werkstromen');
  const columns = useMemo<ColumnDef<Shape<'Proefaflevering'>>[]>(
    () => [
      { accessorKey: 'organisatie', header: t('naar') },
      { accessorKey: 'soort', header: t('bericht') },
      { accessorKey: 'grondslag', header: t('grondslag') },
      { id: 'velden', accessorFn: (one) => one.velden.join(', '), header: t('gaatMee') },
      {
        id: 'achtergehouden',
        accessorFn: (one) =>
          one.achtergehouden.map((held) => `${held.veld}: ${held.reden}`).join('; '),
        header: t('achtergehouden'),
      },
      { accessorKey: 'wachtOp', header: t('wachtOp') },
    ],
    [t],
  );
  return (
    <DataTable
      caption={t('verstuurt')}
      hideCaption
      columns={columns}
      rows={deliveries}
      rowId={(one) => `${one.koppeling} ${one.soort} ${one.grondslag}`}
    />
  );
}
