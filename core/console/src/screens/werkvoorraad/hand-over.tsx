import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content, done } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Shape } from '../../api/types';
import { ConfirmDialog } from '../../patterns/confirm';
import { SelectField } from '../../patterns/select-field';
import { TextField } from '../../patterns/text-field';
import { useAct } from '../../patterns/use-act';
import { useMay } from '../../session/session';

/** Gives a task to a colleague: chosen from the accounts by who may see them, else by name. */
export function HandOver({ task, onClose }: { task: Shape<'Taak'>; onClose: () => void }) {
  const { t } = useTranslation('werkvoorraad');
  const act = useAct(['taken', 'overzicht']);
  const field = useRef<HTMLDivElement>(null);
  const mayList = useMay('inrichten');
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => content(api.GET('/accounts')),
    enabled: mayList,
  });
  const colleagues = accounts.data?.resultaten.filter((one) => !one.geblokkeerd);

  const give = async () => {
    const input = field.current?.querySelector<HTMLInputElement | HTMLSelectElement>(
      '[name="aan"]',
    );
    const aan = input?.value.trim() ?? '';
    if (aan === '') {
      input?.focus();
      throw new ApiProblem({ status: 400, title: t('draagOver'), detail: t('aanOntbreekt') });
    }
    const call = api.POST('/taken/{id}/_draag-over', {
      params: { path: { id: task.id } },
      body: { aan },
    });
    await act(done(call), t('overgedragen', { aan }));
  };

  return (
    <ConfirmDialog
      title={t('draagOver')}
      consequence={t('draagOverUitleg')}
      action={t('draagOver')}
      reason="none"
      onClose={onClose}
      onConfirm={give}
    >
      <div ref={field}>
        {colleagues ? (
          <SelectField
            name="aan"
            label={t('aan')}
            options={colleagues.map((one) => [one.naam, `${one.weergavenaam} (${one.naam})`])}
          />
        ) : (
          <TextField name="aan" label={t('aan')} />
        )}
      </div>
    </ConfirmDialog>
  );
}
