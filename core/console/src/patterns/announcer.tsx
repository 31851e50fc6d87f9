import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Tells who does not see the screen what just happened. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}

/** Holds the live region; stands once around everything. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', times: 0 });
  const announce = useCallback((text: string) => {
    setSaid((before) => ({ text, times: before.times + 1 }));
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <div className="rd-unseen" role="status" aria-live="polite">
        {/* A fresh element, so that the same words are read out again. */}
        <span key={said.times}>{said.text}</span>
      </div>
    </Announce>
  );
}
