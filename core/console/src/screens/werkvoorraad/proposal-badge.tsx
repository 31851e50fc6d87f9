import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Badge } from '../../patterns/badge';
import type { Mood } from '../../patterns/sign';

const MOODS: Record<Shape<'Voorstel'>['stand'], Mood> = {
  wacht: 'attention',
  akkoord: 'good',
  afgewezen: 'bad',
  verlopen: 'quiet',
};

export function ProposalBadge({ state }: { state: Shape<'Voorstel'>['stand'] }) {
  const { t } = useTranslation('werkvoorraad');
  return <Badge mood={MOODS[state]} text={t(`voorstellen.standen.${state}`)} />;
}
