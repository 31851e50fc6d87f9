import { useQueryClient } from '@tanstack/react-query';
import { Button, ButtonGroup } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client';
import type { Shape } from '../../api/types';
import { useAnnounce } from '../../patterns/announcer';
import { ConfirmDialog } from '../../patterns/confirm';

const DECISIONS = ['opnieuw', 'aangekomen', 'niet-aangekomen', 'intrekken'] as const;
type Decision = (typeof DECISIONS)[number];

const decide = (decision: Decision, id: string, reden: string) => {
  const given = { params: { path: { id } }, body: reden === '' ? {} : { reden } };
  switch (decision) {
    case 'opnieuw':
      return api.POST('/afleveringen/{id}/_opnieuw', given);
    case 'aangekomen':
      return api.POST('/afleveringen/{id}/_aangekomen', given);
    case 'niet-aangekomen':
      return api.POST('/afleveringen/{id}/_niet-aangekomen', given);
    case 'intrekken':
      return api.POST('/afleveringen/{id}/_intrekken', given);
  }
};

/** What a person may decide about one delivery: exactly what the hub says is possible now. */
export function DeliveryActions({ delivery }: { delivery: Shape<'Aflevering'> }) {
  const { t } = useTranslation('berichten');
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asked, setAsked] = useState<Decision>();
  const possible = DECISIONS.filter((decision) => delivery.mag?.includes(decision));
  if (possible.length === 0) return null;
  const who = delivery.organisatieNaam || delivery.koppeling;
  return (
    <>
      <ButtonGroup>
        {possible.map((decision) => (
          <Button
            key={decision}
            appearance={
              decision === 'opnieuw' ? 'primary-action-button' : 'secondary-action-button'
            }
            {...(decision === 'intrekken' ? { hint: 'danger' as const } : {})}
            onClick={() => setAsked(decision)}
          >
            {t(`besluit.${decision}.knop`)}
          </Button>
        ))}
      </ButtonGroup>
      {asked && (
        <ConfirmDialog
          title={t(`besluit.${asked}.knop`)}
          consequence={t(`besluit.${asked}.gevolg`, { wie: who })}
          action={t(`besluit.${asked}.knop`)}
          danger={asked === 'intrekken'}
          reason={asked === 'opnieuw' ? 'optional' : 'required'}
          onConfirm={async (reden) => {
            await done(decide(asked, delivery.id, reden));
            announce(t(`besluit.${asked}.gelukt`));
            for (const key of ['afleveringen', 'storingen', 'overzicht']) {
              await client.invalidateQueries({ queryKey: [key] });
            }
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
