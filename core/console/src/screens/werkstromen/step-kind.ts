import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const KINDS = ['cause', 'rule', 'send', 'await', 'deadline', 'stop', 'task', 'case_state'] as const;

/** What a kind of step is called; as the hub says it when this console does not know it. */
export function useStepKind(): (kind: string) => string {
  const { t } = useTranslation('werkstromen');
  return useCallback(
    (kind) => {
      const known = KINDS.find((one) => one === kind);
      return known ? t(`soort.${known}`) : kind;
    },
    [t],
  );
}
