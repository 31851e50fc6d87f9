import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, ButtonGroup, FormFieldCheckbox } from '@utrecht/component-library-react';
import { useEffect, useRef, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Loaded } from '../../patterns/loaded';
import { ProblemNotice } from '../../patterns/problem';
import { Section } from '../../patterns/section';
import { TextField } from '../../patterns/text-field';
import { useAct } from '../../patterns/use-act';
import { PasswordForm } from './password-form';
import { RoleChoice } from './role-choice';

type AccountFormProps = { name: string; roles: readonly Shape<'Rol'>[]; onClose: () => void };
type Versioned = { account: Shape<'Account'>; version: string };

/** Changes what a colleague may do. Who changed it meanwhile is not overwritten. */
export function AccountForm({ name, roles, onClose }: AccountFormProps) {
  const { t } = useTranslation('beheer');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  const account = useQuery({
    queryKey: ['accounts', name],
    queryFn: async (): Promise<Versioned> => {
      const call = api.GET('/accounts/{naam}', { params: { path: { naam: name } } });
      const known = await content(call);
      const { response } = await call;
      return { account: known, version: response.headers.get('ETag') ?? '*' };
    },
    meta: { still: true },
  });
  return (
    <div ref={place} tabIndex={-1} className="rd-chosen">
      <Section title={t('wijzig', { naam: name })}>
        <Loaded query={account}>
          {(known) => (
            <div className="rd-columns">
              <Change key={known.version} known={known} roles={roles} onClose={onClose} />
              <PasswordForm
                account={name}
                title={t('anderWachtwoord', { naam: name })}
                said={t('isAnderWachtwoord', { naam: name })}
              />
            </div>
          )}
        </Loaded>
      </Section>
    </div>
  );
}

type ChangeProps = { known: Versioned; roles: readonly Shape<'Rol'>[]; onClose: () => void };

function Change({ known: { account, version }, roles, onClose }: ChangeProps) {
  const { t } = useTranslation(['beheer', 'algemeen']);
  const act = useAct(['accounts']);
  const change = useMutation({
    mutationFn: (body: Shape<'AccountWijziging'>) => {
      const call = api.PUT('/accounts/{naam}', {
        params: { path: { naam: account.naam }, header: { 'If-Match': version } },
        body,
      });
      return act(content(call), t('isBewaard'));
    },
    onSuccess: onClose,
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({
      weergavenaam: String(form.get('weergavenaam') ?? '').trim(),
      rollen: form.getAll('rollen').map(String),
      geblokkeerd: form.has('geblokkeerd'),
    });
  };
  return (
    <form className="rd-form" onSubmit={submit}>
      {change.isError && <ProblemNotice error={change.error} />}
      <TextField
        name="weergavenaam"
        label={t('weergavenaam')}
        defaultValue={account.weergavenaam}
        required
      />
      <RoleChoice roles={roles} chosen={account.rollen} />
      <FormFieldCheckbox
        name="geblokkeerd"
        value="ja"
        label={t('blokkeer')}
        defaultChecked={account.geblokkeerd}
      />
      <ButtonGroup>
        <Button
          type="submit"
          appearance="primary-action-button"
          busy={change.isPending}
          disabled={change.isPending}
        >
          {t('bewaar')}
        </Button>
        <Button appearance="secondary-action-button" onClick={onClose}>
          {t('algemeen:annuleren')}
        </Button>
      </ButtonGroup>
    </form>
  );
}
