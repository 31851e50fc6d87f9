import { Alert, Button, Paragraph } from '@utrecht/component-library-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { ConfirmDialog } from '../../patterns/confirm';
import { CopyBlock } from '../../patterns/copy-block';
import { Section } from '../../patterns/section';
import { useAct } from '../../patterns/use-act';
import { useMay } from '../../session/session';

type SimulatorProps = { id: string; simulator: Shape<'Simulator'> };

/** What can play the partner, and whether messages go there. */
export function SimulatorSection({ id, simulator }: SimulatorProps) {
  const { t } = useTranslation('koppelingen');
  const mayConfigure = useMay('inrichten');
  const { actief, adres, genegeerd, opdracht } = simulator;
  return (
    <Section title={t('simulator')}>
      <div className="rd-stack">
        {actief ? (
          <Alert type="warning">
            <Paragraph>{t('simulatorActief', { adres })}</Paragraph>
          </Alert>
        ) : (
          <Paragraph>{t(genegeerd ? 'simulatorGenegeerd' : 'simulatorPartner')}</Paragraph>
        )}
        {opdracht !== '' && (
          <>
            <Paragraph>{t('simulatorUitleg')}</Paragraph>
            <CopyBlock text={opdracht} label={t('simulator')} />
          </>
        )}
        {mayConfigure && <SimulatorSwitch id={id} simulator={simulator} />}
      </div>
    </Section>
  );
}

/** To the simulator and back; first says what that brings about. */
function SimulatorSwitch({ id, simulator }: SimulatorProps) {
  const { t } = useTranslation('koppelingen');
  const act = useAct(['koppelingen', 'simulatoren', 'overzicht']);
  const why = useId();
  const [asking, setAsking] = useState(false);
  const { actief, adres, genegeerd, kanAan, waaromNiet } = simulator;
  const put = (on: boolean) =>
    act(
      content(
        api.PUT('/koppelingen/{id}/simulator', { params: { path: { id } }, body: { aan: on } }),
      ),
      t(on ? 'simulatorNuAan' : 'simulatorNuUit'),
    );
  const stuck = !actief && !kanAan;
  const to = actief ? 'simulatorUit' : 'simulatorAan';
  return (
    <>
      {stuck && <Paragraph id={why}>{waaromNiet}</Paragraph>}
      <div>
        <Button
          role="switch"
          aria-checked={actief}
          appearance="secondary-action-button"
          disabled={stuck}
          aria-describedby={stuck ? why : undefined}
          onClick={() => setAsking(true)}
        >
          {t('simulatorSchakelaar')}: {t(actief ? 'simulatorAan' : 'simulatorUit')}
        </Button>
        {genegeerd && (
          <Button appearance="subtle-button" onClick={() => void put(false)}>
            {t('simulatorVergeet')}
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t(`${to}Titel`)}
          consequence={t(`${to}Gevolg`, { adres })}
          action={t(`${to}Doe`)}
          danger={!actief}
          reason="none"
          onClose={() => setAsking(false)}
          onConfirm={() => put(!actief)}
        />
      )}
    </>
  );
}
