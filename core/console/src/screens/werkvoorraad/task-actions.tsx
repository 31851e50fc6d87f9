import { useMutation } from '@tanstack/react-query';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client';
import type { Shape } from '../../api/types';
import { ConfirmDialog } from '../../patterns/confirm';
import { ProblemNotice } from '../../patterns/problem';
import { useAct } from '../../patterns/use-act';
import { HandOver } from './hand-over';

/** Take, put back, hand over, report as done: those that the hub says one may do now. */
export function TaskActions({ task }: { task: Shape<'Taak'> }) {
  const { t } = useTranslation('werkvoorraad');
  const act = useAct(['taken', 'zaken', 'overzicht']);
  const [asking, setAsking] = useState<'gereed' | 'over'>();
  const at = { params: { path: { id: task.id } } };
  const take = useMutation({
    mutationFn: () => act(done(api.POST('/taken/{id}/_pak', at)), t('opgepakt')),
  });
  const putBack = useMutation({
    mutationFn: () => act(done(api.POST('/taken/{id}/_leg-terug', at)), t('teruggelegd')),
  });
  const may = (what: string) => task.mag?.includes(what) ?? false;
  const failed = take.error ?? putBack.error;
  const close = () => setAsking(undefined);
  return (
    <>
      {failed !== null && <ProblemNotice error={failed} />}
      {may('oppakken') && (
        <Button
          appearance="primary-action-button"
          busy={take.isPending}
          onClick={() => take.mutate()}
        >
          {t('pak')}
        </Button>
      )}
      {may('gereed') && task.soort !== 'twijfel' && (
        <Button
          appearance={may('oppakken') ? 'secondary-action-button' : 'primary-action-button'}
          onClick={() => setAsking('gereed')}
        >
          {t('gereed')}
        </Button>
      )}
      {may('overdragen') && (
        <Button appearance="secondary-action-button" onClick={() => setAsking('over')}>
          {t('draagOver')}
        </Button>
      )}
      {may('terugleggen') && (
        <Button
          appearance="secondary-action-button"
          busy={putBack.isPending}
          onClick={() => putBack.mutate()}
        >
          {t('legTerug')}
        </Button>
      )}
      {asking === 'gereed' && (
        <ConfirmDialog
          title={t('gereedTitel')}
          consequence={t('gereedUitleg')}
          action={t('gereed')}
          reason="optional"
          onClose={close}
          onConfirm={(reason) => {
            const body = reason === '' ? {} : { toelichting: reason };
            return act(done(api.POST('/taken/{id}/_gereed', { ...at, body })), t('gemeld'));
          }}
        />
      )}
      {asking === 'over' && <HandOver task={task} onClose={close} />}
    </>
  );
}
