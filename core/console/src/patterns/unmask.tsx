import { Alert, Button, Paragraph } from '@utrecht/component-library-react';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './announcer';
import { ConfirmDialog } from './confirm';
import { Time } from './time';

type UnmaskProps = {
  masked: boolean;
  /** When it ends by itself; null when it is masked. */
  until: string | null;
  /** Whether who is logged in may. */
  allowed: boolean;
  /** Asks the hub, which records the reason. */
  unmask: (reason: string) => Promise<unknown>;
  /** What looks different afterwards, and again when it ends. */
  refresh: QueryKey;
};

/** Shows what is masked, for a quarter of an hour and with a reason; after that it ends by itself. */
export function Unmask({ masked, until, allowed, unmask, refresh }: UnmaskProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);

  // Whoever keeps the screen open sees it masked again, without doing anything.
  const key = JSON.stringify(refresh);
  useEffect(() => {
    if (until === null) return undefined;
    const left = Date.parse(until) - Date.now();
    const timer = setTimeout(
      () => {
        announce(t('onthul.voorbij'));
        void client.resetQueries({ queryKey: JSON.parse(key) as QueryKey });
      },
      Math.max(left, 0) + 500,
    );
    return () => clearTimeout(timer);
  }, [until, key, client, announce, t]);

  if (until !== null) {
    return (
      <Alert type="warning">
        <Paragraph>
          {t('onthul.tot')} <Time at={until} />. {t('onthul.vastgelegd')}
        </Paragraph>
      </Alert>
    );
  }
  if (!masked || !allowed) return null;
  return (
    <>
      <Button appearance="secondary-action-button" onClick={() => setAsking(true)}>
        {t('onthul.knop')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('onthul.titel')}
          consequence={t('onthul.gevolg')}
          action={t('onthul.knop')}
          onConfirm={async (reason) => {
            await unmask(reason);
            await client.invalidateQueries({ queryKey: refresh });
            announce(t('onthul.gelukt'));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
