import { StatusBadge } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../api/types';
import { Sign, type Mood } from './sign';

const STATUS: Record<Mood, string> = {
  good: 'success',
  attention: 'warning',
  bad: 'danger',
  busy: 'neutral',
  quiet: 'inactive',
};

/** A state in words, with a sign whose shape tells the same as its colour. */
export function Badge({ mood, text }: { mood: Mood; text: string }) {
  return (
    <StatusBadge status={STATUS[mood]} className="rd-badge">
      <Sign mood={mood} />
      {text}
    </StatusBadge>
  );
}

const MESSAGE: Record<Shape<'Berichtstand'>, Mood> = {
  ontvangen: 'busy',
  verwerkt: 'good',
  wacht: 'attention',
  geweigerd: 'bad',
  dubbel: 'quiet',
  mislukt: 'bad',
};

const DELIVERY: Record<Shape<'Afleverstand'>, Mood> = {
  wachtrij: 'busy',
  onderweg: 'busy',
  wacht: 'attention',
  'wacht-op-bevestiging': 'busy',
  bevestigd: 'good',
  afgewezen: 'bad',
  'niet-geautoriseerd': 'bad',
  mislukt: 'bad',
  onzeker: 'attention',
  ingetrokken: 'quiet',
};

const TERM: Record<Shape<'Termijn'>['stand'], Mood> = {
  loopt: 'busy',
  gehaald: 'good',
  'te-laat': 'bad',
  vervallen: 'quiet',
  'staat-stil': 'attention',
};

const VERDICT: Record<Shape<'KoppelingStand'>['oordeel'], Mood> = {
  goed: 'good',
  'let-op': 'attention',
  storing: 'bad',
};

export function MessageBadge({ state }: { state: Shape<'Berichtstand'> }) {
  const { t } = useTranslation('woorden');
  return <Badge mood={MESSAGE[state]} text={t(`berichtstand.${state}`)} />;
}

export function DeliveryBadge({ state }: { state: Shape<'Afleverstand'> }) {
  const { t } = useTranslation('woorden');
  return <Badge mood={DELIVERY[state]} text={t(`afleverstand.${state}`)} />;
}

export function TermBadge({ state }: { state: Shape<'Termijn'>['stand'] }) {
  const { t } = useTranslation('woorden');
  return <Badge mood={TERM[state]} text={t(`termijnstand.${state}`)} />;
}

export function VerdictBadge({ verdict }: { verdict: Shape<'KoppelingStand'>['oordeel'] }) {
  const { t } = useTranslation('woorden');
  return <Badge mood={VERDICT[verdict]} text={t(`oordeel.${verdict}`)} />;
}
