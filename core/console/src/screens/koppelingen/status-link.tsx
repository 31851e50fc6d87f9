import { Alert, Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { ConfirmDialog } from '../../patterns/confirm';
import { CopyBlock } from '../../patterns/copy-block';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useAct } from '../../patterns/use-act';

/** Makes the address where the supplier's help desk sees how the connection does. */
export function StatusLink({ id, until }: { id: string; until: string | null }) {
  const { t } = useTranslation('koppelingen');
  const act = useAct(['koppelingen']);
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Shape<'Statuslink'>>();
  return (
    <Section title={t('statuslink')}>
      <div className="rd-stack">
        <Paragraph>{t('statuslinkUitleg')}</Paragraph>
        {made ? (
          <Alert type="ok">
            <Paragraph>{t('statuslinkAdres')}</Paragraph>
            <CopyBlock
              text={new URL(made.adres, window.location.origin).href}
              label={t('statuslink')}
            />
            <Paragraph>
              {t('statuslinkTot')} <Time at={made.tot} />
            </Paragraph>
          </Alert>
        ) : (
          <Paragraph>
            {t(until === null ? 'statuslinkGeen' : 'statuslinkEr')}{' '}
            {until !== null && (
              <>
                {t('statuslinkTot')} <Time at={until} />
              </>
            )}
          </Paragraph>
        )}
        <div>
          <Button appearance="secondary-action-button" onClick={() => setAsking(true)}>
            {t('statuslinkMaak')}
          </Button>
        </div>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('statuslinkTitel')}
          consequence={t('statuslinkGevolg')}
          action={t('statuslinkMaak')}
          reason="none"
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const call = api.POST('/koppelingen/{id}/statuslinks', { params: { path: { id } } });
            setMade(await act(content(call), t('statuslinkGemaakt')));
          }}
        />
      )}
    </Section>
  );
}
