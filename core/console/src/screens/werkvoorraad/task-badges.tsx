import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import type { Mood } from '../../patterns/sign';
import { Time } from '../../patterns/time';

type Task = Shape<'Taak'>;

const KIND: Record<Task['soort'], Mood> = {
  taak: 'quiet',
  twijfel: 'attention',
  geweigerd: 'bad',
  'wacht-op-persoon': 'attention',
};

export function TaskKind({ kind }: { kind: Task['soort'] }) {
  const { t } = useTranslation('werkvoorraad');
  return <Badge mood={KIND[kind]} text={t(`soort.${kind}`)} />;
}

/** Until when, and whether that has passed. */
export function TaskDue({ task }: { task: Task }) {
  const { t } = useTranslation('werkvoorraad');
  if (task.uiterlijk === null) return <span className="rd-quiet">{t('geenDatum')}</span>;
  return (
    <span className="rd-row">
      <Time at={task.uiterlijk} />
      {task.teLaat && task.stand === 'open' && <Badge mood="bad" text={t('teLaat')} />}
    </span>
  );
}
