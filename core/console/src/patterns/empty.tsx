import { Paragraph } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';

/** Nothing to show: one sentence that says so, and what can be done. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="rd-empty">
      <Paragraph>{text}</Paragraph>
      {children}
    </div>
  );
}
