import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { Alert, Button, Heading2, Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { precise } from '../../format/time';
import { Empty } from '../../patterns/empty';
import { Filters } from '../../patterns/filters';
import { ListTable, useKeyset } from '../../patterns/list';
import { ProblemNotice } from '../../patterns/problem';
import { Time } from '../../patterns/time';
import { useMunicipality, useSession } from '../../session/session';
import { auditQuestion } from './audit-question';

/** Who did or saw what, the newest first. */
export function AuditLog() {
  const { t } = useTranslation('logboek');
  const { gemeenten } = useSession();
  const search = useSearch({ from: '/inside/logboek' });
  const navigate = useNavigate();
  const question = auditQuestion(search);
  const list = useKeyset(
    ['auditregels', question],
    (cursor) =>
      content(
        api.GET('/auditregels', { params: { query: { ...question, ...(cursor && { cursor }) } } }),
      ),
    { meta: { audited: true } },
  );
  return (
    <>
      <Verification />
      <Filters
        label={t('zoek')}
        filters={[
          { name: 'wie', label: t('wie') },
          { name: 'handeling', label: t('handeling') },
          { name: 'object', label: t('object') },
          {
            name: 'gemeente',
            label: t('gemeente'),
            options: gemeenten.map((one) => [one.code, one.naam] as const),
          },
          { name: 'van', label: t('van'), kind: 'day' },
          { name: 'tot', label: t('tot'), kind: 'day' },
          { name: 'alleenMensen', label: t('doorWie'), options: [['true', t('alleenMensen')]] },
        ]}
        values={search}
        onChange={(values) =>
          void navigate({ to: '/logboek', search: { deel: 'audit', ...values } })
        }
      />
      <ListTable
        list={list}
        caption={t('auditTabel')}
        columns={useColumns()}
        rowId={(line) => String(line.volgnummer)}
        empty={<Empty text={t('auditLeeg')} />}
      />
    </>
  );
}

/** Works out whether no line was changed or taken away. */
function Verification() {
  const { t, i18n } = useTranslation('logboek');
  const verify = useMutation({
    mutationFn: () => content(api.POST('/auditregels/_controleer')),
  });
  return (
    <div className="rd-stack rd-verify">
      <Paragraph>{t('controleerUitleg')}</Paragraph>
      <div>
        <Button
          appearance="secondary-action-button"
          busy={verify.isPending}
          disabled={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('controleer')}
        </Button>
      </div>
      {verify.isError && <ProblemNotice error={verify.error} />}
      {verify.data && (
        <Alert
          type={verify.data.goed ? 'ok' : 'error'}
          role={verify.data.goed ? 'status' : 'alert'}
        >
          <Heading2>{t(verify.data.goed ? 'isHeel' : 'isNietHeel')}</Heading2>
          <Paragraph>
            {verify.data.zin}{' '}
            {t('gecontroleerd', {
              count: verify.data.regels,
              aantal: count(verify.data.regels, i18n.language),
            })}
          </Paragraph>
        </Alert>
      )}
    </div>
  );
}

function useColumns(): ColumnDef<Shape<'Auditregel'>>[] {
  const { t, i18n } = useTranslation('logboek');
  const municipality = useMunicipality();
  return useMemo(
    () => [
      { accessorKey: 'volgnummer', header: t('nummer') },
      {
        accessorKey: 'moment',
        header: t('moment'),
        cell: ({ row }) => (
          <>
            <Time at={row.original.moment} bare />
            <span className="rd-unseen"> {precise(row.original.moment, i18n.language)}</span>
          </>
        ),
      },
      { accessorKey: 'wie', header: t('wie') },
      { accessorKey: 'handeling', header: t('handeling') },
      {
        accessorKey: 'object',
        header: t('object'),
        cell: ({ row }) => <span className="rd-id">{row.original.object}</span>,
      },
      { accessorKey: 'uitkomst', header: t('uitkomst') },
      { accessorKey: 'bijzonderheden', header: t('bijzonderheden') },
      {
        id: 'gemeente',
        accessorFn: (line) => (line.gemeente === '' ? '' : municipality(line.gemeente)),
        header: t('gemeente'),
      },
      { accessorKey: 'herkomst', header: t('herkomst') },
      {
        accessorKey: 'revisie',
        header: t('revisie'),
        cell: ({ row }) => <span className="rd-id">{row.original.revisie.slice(0, 8)}</span>,
      },
    ],
    [t, i18n.language, municipality],
  );
}
