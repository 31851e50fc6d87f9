import { useNavigate } from '@tanstack/react-router';
import {
  Button,
  ButtonGroup,
  FormField,
  FormFieldDescription,
  FormLabel,
  Heading,
  Textarea,
} from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { useAnnounce } from '../../patterns/announcer';
import { ConfirmDialog } from '../../patterns/confirm';
import { difference } from './difference';
import { DifferenceLines } from './difference-lines';

/** Changes what is sent, with the difference beside it; a second person must agree. */
export function EditForm({
  delivery,
  body,
  onClose,
}: {
  delivery: Shape<'Aflevering'>;
  body: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['berichten', 'algemeen']);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [text, setText] = useState(body);
  const [asking, setAsking] = useState(false);
  const changed = text !== body;
  return (
    <div className="rd-stack">
      <FormField>
        <FormLabel htmlFor="nieuwe-inhoud">{t('nieuweInhoud')}</FormLabel>
        <FormFieldDescription id="nieuwe-inhoud-uitleg">{t('bewerkUitleg')}</FormFieldDescription>
        <Textarea
          id="nieuwe-inhoud"
          className="rd-mono"
          aria-describedby="nieuwe-inhoud-uitleg"
          rows={12}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </FormField>
      {changed && (
        <>
          <Heading level={3}>{t('verschil')}</Heading>
          <DifferenceLines label={t('verschil')} lines={difference(body, text)} />
        </>
      )}
      <ButtonGroup>
        <Button
          appearance="primary-action-button"
          disabled={!changed}
          onClick={() => setAsking(true)}
        >
          {t('stelVoor')}
        </Button>
        <Button appearance="secondary-action-button" onClick={onClose}>
          {t('algemeen:annuleren')}
        </Button>
      </ButtonGroup>
      {asking && (
        <ConfirmDialog
          title={t('bewerktTitel')}
          consequence={t('bewerktGevolg', { wie: delivery.organisatieNaam || delivery.koppeling })}
          action={t('stelVoor')}
          onConfirm={async (reden) => {
            const accepted = await content(
              api.POST('/afleveringen/{id}/_bewerken', {
                params: { path: { id: delivery.id } },
                body: { reden, inhoud: text },
              }),
            );
            announce(t('voorgesteld'));
            onClose();
            if (accepted.voorstel) {
              await navigate({ to: '/voorstellen/$id', params: { id: accepted.voorstel } });
            }
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
