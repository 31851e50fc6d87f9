import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { Button } from '@utrecht/component-library-react';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isAudited } from '../api/events';
import { useAnnounce } from './announcer';

const BEHIND = {
  type: 'active',
  predicate: (query: Parameters<typeof isAudited>[0]) =>
    isAudited(query) && query.state.isInvalidated,
} as const;

/**
 * That what is on the screen may no longer be so. Looking again goes into the audit log, so that is
 * for a person to ask. After `onFetched` this line is gone.
 */
export function Changed({ onFetched }: { onFetched: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const behind = useSyncExternalStore(
    useCallback((told) => cache.subscribe(notifyManager.batchCalls(told)), [cache]),
    () => cache.findAll(BEHIND).length > 0,
  );
  const fetchAgain = async () => {
    await client.refetchQueries(BEHIND);
    announce(t('opgehaald'));
    onFetched();
  };
  return (
    <div className={behind ? 'rd-changed' : undefined}>
      <span role="status">{behind && t('veranderd')}</span>
      {behind && (
        <Button appearance="secondary-action-button" onClick={() => void fetchAgain()}>
          {t('ophalen')}
        </Button>
      )}
    </div>
  );
}
