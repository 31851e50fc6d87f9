import { useMutation } from '@tanstack/react-query';
import { Button } from '@utrecht/component-library-react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { ProblemNotice } from '../../patterns/problem';
import { TextField } from '../../patterns/text-field';
import type { Session } from '../../session/session';

export function PasswordForm({ onEnter }: { onEnter: (session: Session) => void }) {
  const { t } = useTranslation('inloggen');
  const logIn = useMutation({
    mutationFn: (body: { naam: string; wachtwoord: string }) =>
      content(api.POST('/sessies', { body })),
    onSuccess: onEnter,
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    logIn.mutate({ naam: String(form.get('naam')), wachtwoord: String(form.get('wachtwoord')) });
  };
  return (
    <form className="rd-form" onSubmit={submit}>
      {logIn.isError && <ProblemNotice error={logIn.error} />}
      <TextField name="naam" label={t('naam')} autoComplete="username" required />
      <TextField
        name="wachtwoord"
        label={t('wachtwoord')}
        type="password"
        autoComplete="current-password"
        required
      />
      <div>
        <Button type="submit" appearance="primary-action-button" busy={logIn.isPending}>
          {t('inloggen')}
        </Button>
      </div>
    </form>
  );
}
