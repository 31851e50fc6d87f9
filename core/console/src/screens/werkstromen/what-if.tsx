import { useQuery } from '@tanstack/react-query';
import {
  Alert,
  Button,
  Heading3,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { ProblemNotice } from '../../patterns/problem';
import { Section } from '../../patterns/section';
import { SelectField } from '../../patterns/select-field';

const DAYS = ['1', '7', '14', '30'] as const;

/** Replays the messages of the last days with the files in the folder, and shows what differs. */
export function WhatIf() {
  const { t } = useTranslation('werkstromen');
  const [asked, setAsked] = useState<{ dagen: number; keer: number }>();
  const outcome = useQuery({
    queryKey: ['wat-als', asked],
    queryFn: () =>
      content(api.POST('/configuraties/_wat-als', { body: { dagen: asked?.dagen ?? 7 } })),
    enabled: asked !== undefined,
    // The hub needs a while for many messages; asked again until it is done.
    refetchInterval: ({ state }) => (state.data?.klaar === false ? 2000 : false),
    meta: { still: true },
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const dagen = Number(new FormData(event.currentTarget).get('dagen'));
    setAsked({ dagen, keer: (asked?.keer ?? 0) + 1 });
  };
  const busy = asked !== undefined && (outcome.isFetching || outcome.data?.klaar === false);
  return (
    <Section title={t('watAls')}>
      <Paragraph>{t('watAlsUitleg')}</Paragraph>
      <form className="rd-filters" onSubmit={submit}>
        <SelectField
          name="dagen"
          label={t('dagen')}
          options={DAYS.map((days) => [days, days])}
          defaultValue="7"
        />
        <Button type="submit" appearance="primary-action-button" busy={busy} disabled={busy}>
          {t('doeWatAls')}
        </Button>
      </form>
      {outcome.isError && <ProblemNotice error={outcome.error} />}
      <div role="status">{outcome.data && <Outcome outcome={outcome.data} />}</div>
    </Section>
  );
}

function Outcome({ outcome }: { outcome: Shape<'WatAlsUitkomst'> }) {
  const { t, i18n } = useTranslation('werkstromen');
  if (!outcome.klaar) {
    const aantal = count(outcome.bekeken, i18n.language);
    return <Paragraph>{t('bezig', { count: outcome.bekeken, aantal })}</Paragraph>;
  }
  const type = outcome.mislukt > 0 ? 'error' : outcome.anders > 0 ? 'warning' : 'ok';
  return (
    <Alert type={type}>
      <Paragraph>{outcome.zin || t('geenVerschil')}</Paragraph>
      {outcome.regels.length > 0 && (
        <>
          <Heading3>{t('verschillen')}</Heading3>
          <UnorderedList>
            {outcome.regels.map((line, index) => (
              <UnorderedListItem key={index}>{line}</UnorderedListItem>
            ))}
          </UnorderedList>
        </>
      )}
    </Alert>
  );
}
