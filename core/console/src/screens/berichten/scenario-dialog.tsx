import { useQuery } from '@tanstack/react-query';
import {
  AlertDialog,
  Button,
  ButtonGroup,
  CodeBlock,
  Heading2,
  Paragraph,
} from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { useAnnounce } from '../../patterns/announcer';
import { Loaded } from '../../patterns/loaded';
import { useModal } from '../../patterns/use-modal';

/** A message as a test for the configuration, with an invented person in the place of this one. */
export function ScenarioDialog({ message, onClose }: { message: string; onClose: () => void }) {
  const { t } = useTranslation(['berichten', 'algemeen']);
  const announce = useAnnounce();
  const dialog = useModal();
  const query = useQuery({
    queryKey: ['berichten', 'scenario', message],
    queryFn: () =>
      content(api.GET('/berichten/{id}/scenario', { params: { path: { id: message } } })),
    staleTime: Infinity,
    meta: { audited: true },
  });
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    announce(t('algemeen:gekopieerd'));
  };
  return (
    <AlertDialog
      ref={dialog}
      className="rd-dialog"
      aria-labelledby="scenario-titel"
      onCancel={onClose}
    >
      <div className="rd-stack">
        <Heading2 id="scenario-titel">{t('scenarioTitel')}</Heading2>
        <Paragraph>{t('scenarioUitleg')}</Paragraph>
        <Loaded query={query}>
          {(scenario) => (
            <>
              <Paragraph className="rd-id">{scenario.bestand}</Paragraph>
              <CodeBlock className="rd-code">{scenario.xml}</CodeBlock>
              <Button appearance="primary-action-button" onClick={() => void copy(scenario.xml)}>
                {t('algemeen:kopieer')}
              </Button>
            </>
          )}
        </Loaded>
        <ButtonGroup>
          <Button appearance="secondary-action-button" onClick={onClose}>
            {t('algemeen:sluiten')}
          </Button>
        </ButtonGroup>
      </div>
    </AlertDialog>
  );
}
