import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Heading3, Paragraph } from '@utrecht/component-library-react';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { ProblemNotice } from '../../patterns/problem';
import { TextField } from '../../patterns/text-field';
import { useAct } from '../../patterns/use-act';

type PasswordFormProps = {
  account: string;
  title?: string;
  /** What is said when it was done. */
  said: string;
};

/** Another password, filled in twice so that a slip of the finger locks nobody out. */
export function PasswordForm({ account, title, said }: PasswordFormProps) {
  const { t } = useTranslation('beheer');
  const act = useAct([]);
  const place = useRef<HTMLFormElement>(null);
  const [unequal, setUnequal] = useState(false);
  const change = useMutation({
    mutationFn: (wachtwoord: string) => {
      const call = api.POST('/accounts/{naam}/_wachtwoord', {
        params: { path: { naam: account } },
        body: { wachtwoord },
      });
      return act(done(call), said);
    },
    onSuccess: () => place.current?.reset(),
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wanted = String(form.get('wachtwoord') ?? '');
    const equal = wanted === String(form.get('nogEens') ?? '');
    setUnequal(!equal);
    if (equal) change.mutate(wanted);
  };
  const refused = change.error instanceof ApiProblem && change.error.reasonFor('wachtwoord');
  return (
    <form ref={place} className="rd-form" onSubmit={submit}>
      {title !== undefined && <Heading3>{title}</Heading3>}
      {change.isError && <ProblemNotice error={change.error} />}
      {change.isSuccess && (
        <Alert type="ok">
          <Paragraph>{said}</Paragraph>
        </Alert>
      )}
      <TextField
        name="wachtwoord"
        label={t('wachtwoord')}
        description={t('wachtwoordUitleg')}
        type="password"
        autoComplete="new-password"
        fault={refused || undefined}
        required
      />
      <TextField
        name="nogEens"
        label={t('nogEens')}
        type="password"
        autoComplete="new-password"
        fault={unequal ? t('nietGelijk') : undefined}
        required
      />
      <div>
        <Button
          type="submit"
          appearance="primary-action-button"
          busy={change.isPending}
          disabled={change.isPending}
        >
          {t('wijzigWachtwoord')}
        </Button>
      </div>
    </form>
  );
}
