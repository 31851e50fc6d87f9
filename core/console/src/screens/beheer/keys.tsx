import { useQuery } from '@tanstack/react-query';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content, done } from '../../api/client';
import { count } from '../../format/number';
import { ConfirmDialog } from '../../patterns/confirm';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { Section } from '../../patterns/section';
import { useAct } from '../../patterns/use-act';

/** The keys that the data are encrypted with, and their renewal. */
export function Keys() {
  const { t, i18n } = useTranslation('beheer');
  const act = useAct(['sleutels']);
  const [asking, setAsking] = useState(false);
  const keys = useQuery({
    queryKey: ['sleutels'],
    queryFn: () => content(api.GET('/sleutels')),
    // While keys are being renewed the number goes down.
    refetchInterval: ({ state }) => ((state.data?.nogTeVernieuwen ?? 0) > 0 ? 5000 : false),
  });
  return (
    <Section title={t('sleutels')}>
      <Paragraph>{t('sleutelsUitleg')}</Paragraph>
      <Loaded query={keys}>
        {(known) => (
          <>
            <Paragraph>{known.zin}</Paragraph>
            <Facts
              rows={[
                [t('sleutelHerkomst'), known.herkomst],
                [t('teVernieuwen'), count(known.nogTeVernieuwen, i18n.language)],
              ]}
            />
          </>
        )}
      </Loaded>
      <Button appearance="secondary-action-button" onClick={() => setAsking(true)}>
        {t('vernieuw')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('vernieuwTitel')}
          consequence={t('vernieuwGevolg')}
          action={t('vernieuw')}
          danger
          onClose={() => setAsking(false)}
          onConfirm={(reden) =>
            act(done(api.POST('/sleutels/_vernieuw', { body: { reden } })), t('isVernieuwd'))
          }
        />
      )}
    </Section>
  );
}
