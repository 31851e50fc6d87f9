import { useMutation } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { Alert, Button, Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { useAnnounce } from '../../patterns/announcer';
import { Badge } from '../../patterns/badge';
import { DataTable } from '../../patterns/data-table';
import { ProblemNotice } from '../../patterns/problem';
import { Section } from '../../patterns/section';

/** Asks the partner whether it is there, and shows each step of that. */
export function ConnectionTest({ id }: { id: string }) {
  const { t } = useTranslation('koppelingen');
  const announce = useAnnounce();
  const verdict = (result: Shape<'Testresultaat'>) =>
    t(result.gelukt ? 'testGoed' : 'testFout', { duur: result.duurMs });
  const test = useMutation({
    mutationFn: () => content(api.POST('/koppelingen/{id}/_test', { params: { path: { id } } })),
    onSuccess: (result) => announce(verdict(result)),
  });
  return (
    <Section title={t('testTitel')}>
      <div className="rd-stack">
        <Paragraph>{t('testUitleg')}</Paragraph>
        <div>
          <Button
            appearance="primary-action-button"
            busy={test.isPending}
            disabled={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('test')}
          </Button>
        </div>
        {test.isError && <ProblemNotice error={test.error} />}
        {test.data && (
          <>
            <Alert type={test.data.gelukt ? 'ok' : 'error'}>
              <Paragraph>{verdict(test.data)}</Paragraph>
            </Alert>
            {test.data.stappen.length > 0 && <TestSteps steps={test.data.stappen} />}
          </>
        )}
      </div>
    </Section>
  );
}

/** What was tried, one after the other, with what came back. */
export function TestSteps({ steps }: { steps: Shape<'Teststap'>[] }) {
  const { t } = useTranslation('koppelingen');
  const columns = useMemo<ColumnDef<Shape<'Teststap'>>[]>(
    () => [
      { accessorKey: 'naam', header: t('stap'), enableSorting: false },
      {
        accessorKey: 'gelukt',
        header: t('uitkomst'),
        enableSorting: false,
        cell: ({ row: { original: step } }) => (
          <Badge
            mood={step.gelukt ? 'good' : 'bad'}
            text={t(step.gelukt ? 'gelukt' : 'misgegaan')}
          />
        ),
      },
      { accessorKey: 'tekst', header: t('antwoord'), enableSorting: false },
    ],
    [t],
  );
  return (
    <DataTable
      caption={t('testTitel')}
      hideCaption
      columns={columns}
      rows={steps}
      rowId={(step) => step.naam}
    />
  );
}
