import { NavList } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';

/** The parts of one screen, as links beside each other; each part has an address of its own. */
export function Parts({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="rd-parts">
      <NavList>{children}</NavList>
    </nav>
  );
}
