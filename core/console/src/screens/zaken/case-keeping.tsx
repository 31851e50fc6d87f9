import { useQueryClient } from '@tanstack/react-query';
import { Button, ButtonGroup, Paragraph } from '@utrecht/component-library-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content, done } from '../../api/client';
import type { Shape } from '../../api/types';
import { useAnnounce } from '../../patterns/announcer';
import { ConfirmDialog } from '../../patterns/confirm';
import { useMay } from '../../session/session';

type Order = 'wis' | 'vasthouden' | 'loslaten';

/** Erasing a case, which takes a second person, and keeping others from erasing it. */
export function CaseKeeping({ file }: { file: Shape<'Zaak'> }) {
  const { t } = useTranslation('zaken');
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [asked, setAsked] = useState<Order>();
  const allowed = useMay('bewerken', { municipality: file.gemeente });
  const held = file.vastgehouden !== '';

  const carryOut = async (order: Order, reden: string) => {
    const given = { params: { path: { id: file.id } }, body: { reden } };
    if (order === 'wis') {
      const { voorstel } = await content(api.POST('/zaken/{id}/_wis', given));
      if (voorstel) void navigate({ to: '/voorstellen/$id', params: { id: voorstel } });
      return;
    }
    if (order === 'vasthouden') await done(api.POST('/zaken/{id}/_vasthouden', given));
    else await done(api.POST('/zaken/{id}/_loslaten', given));
    announce(t(`opdracht.${order}.gelukt`));
    await client.invalidateQueries({ queryKey: ['zaken'] });
  };

  return (
    <>
      <Paragraph>
        {held ? t('bewarenVast', { reden: file.vastgehouden }) : t('bewarenLos')}
      </Paragraph>
      {allowed && (
        <ButtonGroup>
          <Button
            appearance="secondary-action-button"
            onClick={() => setAsked(held ? 'loslaten' : 'vasthouden')}
          >
            {t(held ? 'opdracht.loslaten.knop' : 'opdracht.vasthouden.knop')}
          </Button>
          {!held && (
            <Button
              appearance="secondary-action-button"
              hint="danger"
              onClick={() => setAsked('wis')}
            >
              {t('opdracht.wis.knop')}
            </Button>
          )}
        </ButtonGroup>
      )}
      {asked && (
        <ConfirmDialog
          title={t(`opdracht.${asked}.titel`)}
          consequence={t(`opdracht.${asked}.gevolg`)}
          action={t(`opdracht.${asked}.knop`)}
          danger={asked === 'wis'}
          onConfirm={(reason) => carryOut(asked, reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
