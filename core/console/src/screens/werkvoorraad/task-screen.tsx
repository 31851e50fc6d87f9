import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Facts } from '../../patterns/facts';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useMunicipality } from '../../session/session';
import { Candidates } from './candidates';
import { TaskActions } from './task-actions';
import { TaskDue, TaskKind } from './task-badges';

type Detail = Shape<'Taakdetail'>;

/** One task: what it is, what it is about, and what can be done with it. */
export default function TaskScreen() {
  const { id } = useParams({ from: '/inside/werkvoorraad/$id' });
  const task = useQuery({
    queryKey: ['taken', 'een', id],
    queryFn: () => content(api.GET('/taken/{id}', { params: { path: { id } } })),
    // Only with a doubt comes what the message holds.
    meta: { audited: (answer) => (answer as Detail | undefined)?.taak.soort === 'twijfel' },
  });
  return <Loaded query={task}>{(detail) => <Task detail={detail} />}</Loaded>;
}

function Task({ detail }: { detail: Detail }) {
  const { t } = useTranslation('werkvoorraad');
  const { taak: task } = detail;
  const doubtful = task.soort === 'twijfel';
  return (
    <Screen
      title={task.titel}
      lead={t(`soortUitleg.${task.soort}`)}
      actions={<TaskActions task={task} />}
    >
      {task.stand === 'gedaan' && (
        <Alert type="ok">
          <Paragraph>{t('isGedaan', { wie: task.gedaanDoor })}</Paragraph>
        </Alert>
      )}
      <TaskFacts task={task} />
      {doubtful && <Candidates detail={detail} />}
      {!doubtful && detail.vanBericht.length > 0 && (
        <Section title={t('stukGegevens')}>
          <Facts
            rows={detail.vanBericht.map((fact) => [fact.omschrijving, fact.waarde] as const)}
          />
        </Section>
      )}
    </Screen>
  );
}

function TaskFacts({ task }: { task: Shape<'Taak'> }) {
  const { t } = useTranslation('werkvoorraad');
  const municipality = useMunicipality();
  return (
    <Facts
      rows={[
        [t('kop.soort'), <TaskKind key="soort" kind={task.soort} />],
        [t('kop.toelichting'), task.tekst],
        [t('kop.uiterlijk'), <TaskDue key="uiterlijk" task={task} />],
        [
          t('kop.zaak'),
          task.zaak !== null && (
            <RouteLink to="/zaken/$id" params={{ id: task.zaak }}>
              {t('naarZaak')}
            </RouteLink>
          ),
        ],
        [
          t('kop.bericht'),
          task.bericht !== null && (
            <RouteLink to="/berichten/$id" params={{ id: task.bericht }}>
              {t('naarBericht')}
            </RouteLink>
          ),
        ],
        [
          t('kop.aflevering'),
          task.aflevering && (
            <RouteLink to="/afleveringen/$id" params={{ id: task.aflevering }}>
              {t('naarAflevering')}
            </RouteLink>
          ),
        ],
        [t('kop.gemeente'), municipality(task.gemeente)],
        [t('kop.organisatie'), task.organisatie],
        [t('kop.rol'), task.rol],
        [t('kop.regel'), task.regel],
        [t('kop.opgepaktDoor'), task.opgepaktDoor ?? t('niemand')],
        [t('kop.gemaakt'), <Time key="gemaakt" at={task.gemaakt} />],
      ]}
    />
  );
}
