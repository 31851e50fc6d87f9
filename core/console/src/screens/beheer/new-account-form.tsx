import { useMutation } from '@tanstack/react-query';
import { Button } from '@utrecht/component-library-react';
import { useRef, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Shape } from '../../api/types';
import { ProblemNotice } from '../../patterns/problem';
import { TextField } from '../../patterns/text-field';
import { useAct } from '../../patterns/use-act';
import { RoleChoice } from './role-choice';

/** Lets another person in. */
export function NewAccountForm({ roles }: { roles: readonly Shape<'Rol'>[] }) {
  const { t } = useTranslation('beheer');
  const act = useAct(['accounts']);
  const place = useRef<HTMLFormElement>(null);
  const create = useMutation({
    mutationFn: (body: Shape<'NieuwAccount'>) =>
      act(content(api.POST('/accounts', { body })), t('isGemaakt', { naam: body.weergavenaam })),
    onSuccess: () => place.current?.reset(),
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? '');
    create.mutate({
      naam: given('naam').trim(),
      weergavenaam: given('weergavenaam').trim(),
      wachtwoord: given('wachtwoord'),
      rollen: form.getAll('rollen').map(String),
    });
  };
  const fault = (field: string) =>
    create.error instanceof ApiProblem ? create.error.reasonFor(field) : undefined;
  return (
    <form ref={place} className="rd-form" onSubmit={submit}>
      {create.isError && <ProblemNotice error={create.error} />}
      <TextField
        name="weergavenaam"
        label={t('weergavenaam')}
        fault={fault('weergavenaam')}
        required
      />
      <TextField
        name="naam"
        label={t('accountNaam')}
        description={t('accountNaamUitleg')}
        fault={fault('naam')}
        required
      />
      <TextField
        name="wachtwoord"
        label={t('wachtwoord')}
        description={t('wachtwoordUitleg')}
        type="password"
        autoComplete="new-password"
        fault={fault('wachtwoord')}
        required
      />
      <RoleChoice roles={roles} />
      <div>
        <Button
          type="submit"
          appearance="primary-action-button"
          busy={create.isPending}
          disabled={create.isPending}
        >
          {t('maak')}
        </Button>
      </div>
    </form>
  );
}
