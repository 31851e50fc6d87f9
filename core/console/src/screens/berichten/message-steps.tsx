import type { ColumnDef } from '@tanstack/react-table';
import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { precise } from '../../format/time';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { Badge } from '../../patterns/badge';

type Step = Shape<'Stap'>;
type Outcome = Shape<'Regeluitkomst'>;

/** What was done with a message, one step after the other, and what each changed. */
export function MessageSteps({ steps }: { steps: Step[] }) {
  const { t, i18n } = useTranslation('berichten');
  if (steps.length === 0) return <Empty text={t('geenStappen')} />;
  return (
    <ol className="rd-events">
      {steps.map((step, index) => (
        <li key={`${step.soort} ${index}`}>
          <div className="rd-row">
            <Heading level={3}>{step.titel}</Heading>
            {step.moment && (
              <time className="rd-quiet" dateTime={step.moment}>
                {precise(step.moment, i18n.language)}
              </time>
            )}
          </div>
          {step.tekst && <Paragraph>{step.tekst}</Paragraph>}
          <Changes changes={step.wijzigingen} />
          <Outcomes outcomes={step.regels} />
          {step.regelsTekst.map((sentence) => (
            <Paragraph key={sentence}>{sentence}</Paragraph>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes }: { changes: Shape<'Wijziging'>[] }) {
  const { t } = useTranslation('berichten');
  if (changes.length === 0) return null;
  return (
    <ul className="rd-plain-list">
      {changes.map((change) => (
        <li key={`${change.pad} ${change.sleutel} ${change.wijziging}`}>
          <span className="rd-id">
            {change.pad}
            {change.sleutel && ` (${change.sleutel})`}
          </span>
          : {t(`wijziging.${change.wijziging}`)}
        </li>
      ))}
    </ul>
  );
}

function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const { t } = useTranslation('berichten');
  const fired = outcomes.filter((one) => one.ging);
  const silent = outcomes.filter((one) => !one.ging);
  return (
    <>
      {fired.length > 0 && <OutcomeTable caption={t('regelsGingen')} outcomes={fired} />}
      {silent.length > 0 && (
        <details>
          <summary>{t('regelsNiet', { count: silent.length })}</summary>
          <OutcomeTable caption={t('regelsNiet', { count: silent.length })} outcomes={silent} />
        </details>
      )}
    </>
  );
}

function OutcomeTable({ caption, outcomes }: { caption: string; outcomes: Outcome[] }) {
  const { t } = useTranslation('berichten');
  const columns: ColumnDef<Outcome>[] = [
    {
      id: 'regel',
      header: t('regel'),
      accessorFn: (one) => `${one.werkstroom}/${one.regel}`,
    },
    { id: 'aanleiding', header: t('aanleiding'), accessorFn: (one) => one.aanleiding },
    { id: 'waarom', header: t('waarom'), accessorFn: (one) => one.waarom },
    {
      id: 'toetsen',
      header: t('toetsen'),
      enableSorting: false,
      cell: ({ row }) => (
        <ul className="rd-plain-list">
          {row.original.toetsen.map((test) => (
            <li key={`${test.pad} ${test.verwacht}`}>
              <Badge
                mood={test.klopt ? 'good' : 'bad'}
                text={t(test.klopt ? 'klopt' : 'kloptNiet')}
              />{' '}
              <span className="rd-id">{test.pad}</span>{' '}
              {t('toets', { verwacht: test.verwacht, zag: test.zag })}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={outcomes}
      rowId={(one) => `${one.werkstroom} ${one.regel}`}
    />
  );
}
