/** How something stands: each has its own shape, so that nobody needs to see colours. */
export type Mood = 'good' | 'attention' | 'bad' | 'busy' | 'quiet';

const SHAPES: Record<Mood, string> = {
  good: 'M3 8.5 6.5 12 13 4.5',
  attention: 'M8 2 15 14H1ZM8 6.5v3.5M8 12v.1',
  bad: 'M4 4l8 8M12 4l-8 8',
  busy: 'M8 1.5a6.5 6.5 0 1 0 .1 0M8 4.5V8l2.5 2',
  quiet: 'M3 8h10',
};

/** Only for the eye: the words beside it say the same. */
export function Sign({ mood }: { mood: Mood }) {
  return (
    <svg className="rd-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[mood]} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
