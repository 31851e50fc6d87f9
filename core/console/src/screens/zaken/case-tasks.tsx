import { Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

/** What people still have to do for this case. */
export function CaseTasks({ tasks }: { tasks: Shape<'Taak'>[] }) {
  const { t } = useTranslation('zaken');
  const open = tasks.filter((task) => task.stand === 'open');
  if (open.length === 0) return <Empty text={t('geenTaken')} />;
  return (
    <ul className="rd-cards">
      {open.map((task) => (
        <li key={task.id} className="rd-card">
          <div className="rd-row">
            <RouteLink to="/werkvoorraad/$id" params={{ id: task.id }}>
              {task.titel}
            </RouteLink>
            {task.teLaat && <Badge mood="bad" text={t('taakTeLaat')} />}
          </div>
          {task.tekst && <Paragraph>{task.tekst}</Paragraph>}
          <Paragraph className="rd-quiet">
            {task.uiterlijk && (
              <>
                {t('uiterlijk')} <Time at={task.uiterlijk} />.{' '}
              </>
            )}
            {task.opgepaktDoor
              ? t('opgepaktDoor', { wie: task.opgepaktDoor })
              : t('nietOpgepakt', { organisatie: task.organisatie })}
          </Paragraph>
        </li>
      ))}
    </ul>
  );
}
