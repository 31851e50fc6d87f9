import type { ColumnDef } from '@tanstack/react-table';
import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { absolute, isDay } from '../../format/time';
import { DataTable } from '../../patterns/data-table';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

type Field = Shape<'Veld'>;

/** What is known, by law: each value with where it came from and what it overruled. */
export function FieldTables({ fields }: { fields: Field[] }) {
  const { t } = useTranslation(['zaken', 'woorden']);
  if (fields.length === 0) return <Empty text={t('geenGegevens')} />;
  const laws = [...new Set(fields.map((field) => field.wet))];
  return (
    <div className="rd-stack">
      {laws.map((law) => (
        <LawTable
          key={law}
          title={law ? t(`woorden:wet.${law as 'wmo'}`, { defaultValue: law }) : t('persoon')}
          fields={fields.filter((field) => field.wet === law)}
        />
      ))}
    </div>
  );
}

function LawTable({ title, fields }: { title: string; fields: Field[] }) {
  const { t } = useTranslation('zaken');
  const columns: ColumnDef<Field>[] = [
    {
      id: 'veld',
      header: t('gegeven'),
      accessorFn: (field) => field.omschrijving,
      cell: ({ row: { original } }) => (
        <>
          {original.omschrijving}
          {original.sleutel && ` (${original.sleutel})`}
        </>
      ),
    },
    {
      id: 'waarde',
      header: t('waarde'),
      enableSorting: false,
      cell: ({ row }) => <Value field={row.original} />,
    },
    {
      id: 'bron',
      header: t('bron'),
      accessorFn: (field) => field.bron,
      cell: ({ row: { original } }) =>
        original.bericht ? (
          <RouteLink to="/berichten/$id" params={{ id: original.bericht }}>
            {original.bron}
          </RouteLink>
        ) : (
          original.bron
        ),
    },
    {
      id: 'vernomen',
      header: t('vernomen'),
      accessorFn: (field) => field.vernomen,
      cell: ({ row }) => <Time at={row.original.vernomen} />,
    },
    {
      id: 'anderen',
      header: t('watNietGeldt'),
      enableSorting: false,
      cell: ({ row }) => <Overruled field={row.original} />,
    },
  ];
  return (
    <div>
      <Heading level={3}>{title}</Heading>
      <DataTable
        caption={title}
        hideCaption
        columns={columns}
        rows={fields}
        rowId={(field) => `${field.pad} ${field.sleutel} ${field.van} ${field.bron}`}
      />
    </div>
  );
}

function Value({ field }: { field: Field }) {
  const { t, i18n } = useTranslation('zaken');
  return (
    <>
      {field.waarde === null ? (
        <em>{t('nietTeZien')}</em>
      ) : (
        <strong>
          {isDay(field.waarde) ? absolute(field.waarde, i18n.language) : field.waarde}
        </strong>
      )}
      {(field.van || field.tot) && (
        <span className="rd-quiet">
          {' '}
          {field.van && t('vanaf', { dag: absolute(field.van, i18n.language) })}{' '}
          {field.tot && t('totEnMet', { dag: absolute(field.tot, i18n.language) })}
        </span>
      )}
    </>
  );
}

function Overruled({ field }: { field: Field }) {
  const { t } = useTranslation('zaken');
  if (field.anderen.length === 0) return null;
  return (
    <details>
      <summary>{t('anderen', { count: field.anderen.length })}</summary>
      <ul className="rd-plain-list">
        {field.anderen.map((other) => (
          <li key={`${other.bron} ${other.vernomen} ${other.bericht}`}>
            <s>{other.waarde ?? t('nietTeZien')}</s>, {other.bron},{' '}
            <Time at={other.vernomen} bare />
          </li>
        ))}
      </ul>
      {field.waarom && <Paragraph>{field.waarom}</Paragraph>}
    </details>
  );
}
