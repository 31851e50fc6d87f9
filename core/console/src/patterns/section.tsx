import { Heading2 } from '@utrecht/component-library-react';
import { useId, type ReactNode } from 'react';

/** A part of a screen with a heading of its own. */
export function Section({
  title,
  anchor,
  actions,
  children,
}: {
  title: string;
  /** For links to this part. */
  anchor?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="rd-section" aria-labelledby={id} id={anchor}>
      <div className="rd-title">
        <Heading2 id={id}>{title}</Heading2>
        {actions && <div className="rd-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
