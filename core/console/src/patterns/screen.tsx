import { useLocation } from '@tanstack/react-router';
import { Heading1, Paragraph } from '@utrecht/component-library-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Changed } from './changed';

/** The path whose heading had the focus last; the first page that is opened does not take it. */
let arrived: string | undefined;

type ScreenProps = {
  title: string;
  /** One sentence about what stands here. */
  lead?: ReactNode;
  /** Buttons that concern the whole screen. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A screen: its title in the tab and above the content, which a new screen gives the focus. */
export function Screen({ title, lead, actions, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    document.title = `${title} - Rode Draad`;
  }, [title]);
  useEffect(() => {
    if (arrived !== undefined && arrived !== path) heading.current?.focus();
    arrived = path;
  }, [path]);
  return (
    <>
      <div className="rd-title">
        <Heading1 ref={heading} tabIndex={-1}>
          {title}
        </Heading1>
        {actions && <div className="rd-actions">{actions}</div>}
      </div>
      {lead && <Paragraph lead>{lead}</Paragraph>}
      <Changed onFetched={() => heading.current?.focus()} />
      {children}
    </>
  );
}
