import { Paragraph } from '@utrecht/component-library-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './problem';

export function Loading() {
  const { t } = useTranslation();
  return (
    <Paragraph className="rd-loading" aria-busy="true">
      {t('bezigMetLaden')}
    </Paragraph>
  );
}

/**
 * What one question to the hub gave: the answer, that it is on its way, or why it did not come. An
 * answer of before stays on the screen when a later one fails, with the reason above it.
 */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const retry = () => void query.refetch();
  return (
    <>
      {query.isError && <ProblemNotice error={query.error} retry={retry} />}
      {query.data !== undefined && children(query.data)}
      {query.isPending && <Loading />}
    </>
  );
}
