import type { ReactNode } from 'react';

/** What may be wider than the screen: scrolls in itself, with the keyboard too. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="rd-scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
