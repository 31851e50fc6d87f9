import type { Shape } from '../../api/types';
import type { Mood } from '../../patterns/sign';

export const BULK_MOOD: Record<Shape<'Bulkopdracht'>['stand'], Mood> = {
  'wacht-op-akkoord': 'attention',
  bezig: 'busy',
  klaar: 'good',
  afgewezen: 'bad',
};
