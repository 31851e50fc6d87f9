import { Heading2 } from '@utrecht/component-library-react';
import { useId, type ReactNode } from 'react';

/** A part of a screen with a heading of its own. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="rd-section" aria-labelledby={id}>
      <div className="rd-title">
        <Heading2 id={id}>{title}</Heading2>
        {actions && <div className="rd-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
