import { useQueryClient } from '@tanstack/react-query';
import { Button, ButtonGroup } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client';
import type { Shape } from '../../api/types';
import { useAnnounce } from '../../patterns/announcer';
import { ConfirmDialog } from '../../patterns/confirm';
import { useSession } from '../../session/session';
import { AssignDialog } from './assign-dialog';
import { ScenarioDialog } from './scenario-dialog';

type Asked = 'opnieuw' | 'toewijzen' | 'scenario';

/** What can be done with a message from where it is seen. */
export function MessageActions({ message }: { message: Shape<'Bericht'> }) {
  const { t } = useTranslation('berichten');
  const { account } = useSession();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asked, setAsked] = useState<Asked>();
  const may = (what: string) => message.mag.includes(what);
  const close = () => setAsked(undefined);

  const assign = async (aan: string) => {
    const path = { id: message.id };
    await done(api.PUT('/berichten/{id}/toewijzing', { params: { path }, body: { aan } }));
    announce(t('toegewezen', { wie: aan }));
    await client.invalidateQueries({ queryKey: ['berichten', 'een', message.id] });
  };

  if (!may('opnieuw') && !may('inhoud')) return null;
  return (
    <>
      <ButtonGroup>
        {may('opnieuw') && (
          <>
            <Button appearance="primary-action-button" onClick={() => setAsked('opnieuw')}>
              {t('verwerkOpnieuw')}
            </Button>
            {message.toegewezenAan !== account && (
              <Button appearance="secondary-action-button" onClick={() => void assign(account)}>
                {t('wijsToeAanMij')}
              </Button>
            )}
            <Button appearance="secondary-action-button" onClick={() => setAsked('toewijzen')}>
              {t('wijsToe')}
            </Button>
          </>
        )}
        {may('inhoud') && (
          <Button appearance="secondary-action-button" onClick={() => setAsked('scenario')}>
            {t('alsScenario')}
          </Button>
        )}
      </ButtonGroup>
      {asked === 'opnieuw' && (
        <ConfirmDialog
          title={t('opnieuwTitel')}
          consequence={t('opnieuwGevolg')}
          action={t('verwerkOpnieuw')}
          reason="optional"
          onConfirm={async (reden) => {
            await done(
              api.POST('/berichten/{id}/_opnieuw', {
                params: { path: { id: message.id } },
                body: reden === '' ? {} : { reden },
              }),
            );
            announce(t('opnieuwGelukt'));
            await client.invalidateQueries({ queryKey: ['berichten'] });
          }}
          onClose={close}
        />
      )}
      {asked === 'toewijzen' && <AssignDialog onAssign={assign} onClose={close} />}
      {asked === 'scenario' && <ScenarioDialog message={message.id} onClose={close} />}
    </>
  );
}
