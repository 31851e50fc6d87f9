import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { absolute } from '../../format/time';
import { Badge } from '../../patterns/badge';
import type { Mood } from '../../patterns/sign';

const MOODS: Record<Shape<'Onderbreker'>['stand'], Mood> = {
  dicht: 'good',
  open: 'bad',
  probeert: 'attention',
};

/** Whether the hub sends to this partner now, and why not. */
export function BreakerBadge({
  connection,
}: {
  connection: { onderbreker: Shape<'Onderbreker'>; verstuurt?: boolean };
}) {
  const { t, i18n } = useTranslation(['koppelingen', 'woorden']);
  const { stand, tot, reden } = connection.onderbreker;
  if (connection.verstuurt === false) {
    return <span className="rd-quiet">{t('nietVersturen')}</span>;
  }
  return (
    <>
      <Badge mood={MOODS[stand]} text={t(`woorden:onderbreker.${stand}`)} />
      {tot !== null && <> {t('tot', { moment: absolute(tot, i18n.language) })}</>}
      {reden !== '' && <> {reden}</>}
    </>
  );
}
