import type { paths } from '../../api/schema';
import { endOfDay, startOfDay } from '../../patterns/search-params';

type Question = NonNullable<paths['/auditregels']['get']['parameters']['query']>;
type Name = 'handeling' | 'object' | 'wie' | 'gemeente' | 'van' | 'tot' | 'alleenMensen';

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

/** What to ask for an address: its days as moments in the Netherlands. */
export function auditQuestion(search: Partial<Record<Name, string>>): Question {
  return {
    ...(search.handeling && { handeling: search.handeling }),
    ...(search.object && { object: search.object }),
    ...(search.wie && { wie: search.wie }),
    ...(search.gemeente && { gemeente: search.gemeente }),
    ...(isDay(search.van) && { van: startOfDay(search.van) }),
    ...(isDay(search.tot) && { tot: endOfDay(search.tot) }),
    ...(search.alleenMensen === 'true' && { alleenMensen: true }),
  };
}
