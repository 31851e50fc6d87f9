import { useMutation } from '@tanstack/react-query';
import { Button, Paragraph } from '@utrecht/component-library-react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Shape } from '../../api/types';
import { ProblemNotice } from '../../patterns/problem';
import { TextField } from '../../patterns/text-field';
import type { Session } from '../../session/session';

/** Once, on a hub without accounts: makes the first one with the secret that the hub showed. */
export function FirstAccountForm({ onEnter }: { onEnter: (session: Session) => void }) {
  const { t } = useTranslation('inloggen');
  const create = useMutation({
    mutationFn: (body: Shape<'EersteAccount'>) => content(api.POST('/accounts/_eerste', { body })),
    onSuccess: onEnter,
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? '');
    create.mutate({
      geheim: given('geheim').trim(),
      naam: given('naam').trim(),
      weergavenaam: given('weergavenaam').trim(),
      wachtwoord: given('wachtwoord'),
    });
  };
  const fault = (field: string) =>
    create.error instanceof ApiProblem ? create.error.reasonFor(field) : undefined;
  return (
    <form className="rd-form" onSubmit={submit}>
      <Paragraph>{t('eersteUitleg')}</Paragraph>
      {create.isError && <ProblemNotice error={create.error} />}
      <TextField
        name="geheim"
        label={t('geheim')}
        description={t('geheimUitleg')}
        fault={fault('geheim')}
        required
      />
      <TextField
        name="weergavenaam"
        label={t('weergavenaam')}
        autoComplete="name"
        fault={fault('weergavenaam')}
        required
      />
      <TextField
        name="naam"
        label={t('naam')}
        autoComplete="username"
        description={t('naamUitleg')}
        fault={fault('naam')}
        required
      />
      <TextField
        name="wachtwoord"
        label={t('nieuwWachtwoord')}
        type="password"
        autoComplete="new-password"
        description={t('wachtwoordUitleg')}
        fault={fault('wachtwoord')}
        required
      />
      <div>
        <Button type="submit" appearance="primary-action-button" busy={create.isPending}>
          {t('maakAccount')}
        </Button>
      </div>
    </form>
  );
}
