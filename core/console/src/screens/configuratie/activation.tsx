import { Alert, Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { ConfirmDialog } from '../../patterns/confirm';
import { RouteLink } from '../../patterns/link';
import { useAct } from '../../patterns/use-act';

type ActivationProps = { revision: Shape<'Configuratie'>; name: string; isFolder: boolean };

/** Lets a revision count, or goes back to one; what is shared more widely becomes a proposal. */
export function Activation({ revision, name, isFolder }: ActivationProps) {
  const { t } = useTranslation('configuratie');
  const act = useAct(['configuraties', 'koppelingen', 'werkstromen', 'grondslagen', 'overzicht']);
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Shape<'Activering'>>();
  const verb = t(isFolder ? 'activeer' : 'terug');
  return (
    <div className="rd-stack">
      {outcome && <Outcome outcome={outcome} />}
      <div>
        <Button appearance="primary-action-button" onClick={() => setAsking(true)}>
          {verb}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('activeerTitel')}
          consequence={t(
            revision.verruimt.length > 0 ? 'activeerGevolgVerruimt' : 'activeerGevolg',
          )}
          action={verb}
          danger
          onClose={() => setAsking(false)}
          onConfirm={async (reden) => {
            const call = api.POST('/configuraties/{revisie}/_activeer', {
              params: { path: { revisie: name } },
              body: { reden },
            });
            setOutcome(await act(content(call), ''));
          }}
        />
      )}
    </div>
  );
}

function Outcome({ outcome }: { outcome: Shape<'Activering'> }) {
  const { t } = useTranslation('configuratie');
  if (outcome.voorstel !== undefined && outcome.voorstel !== '') {
    return (
      <Alert type="info" role="status">
        <Paragraph>
          {t('isVoorstel')}{' '}
          <RouteLink to="/voorstellen/$id" params={{ id: outcome.voorstel }}>
            {t('naarVoorstel')}
          </RouteLink>
        </Paragraph>
      </Alert>
    );
  }
  return (
    <Alert type={outcome.gelukt ? 'ok' : 'error'} role="status">
      <Paragraph>
        {outcome.gelukt
          ? t('isActief', { revisie: outcome.revisie.slice(0, 12) })
          : t('isNietActief')}
      </Paragraph>
    </Alert>
  );
}
