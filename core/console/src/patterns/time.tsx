import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absolute, relative } from '../format/time';

/** The moment that it is, again every half minute; nothing moves in between. */
export function useNow(every = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** A moment or a day, in words of the calendar and, unless left out, from now. */
export function Time({ at, bare = false }: { at: string; bare?: boolean }) {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <time dateTime={at} className="rd-time">
      <span>{absolute(at, i18n.language)}</span>
      {!bare && (
        <>
          {' '}
          <span className="rd-quiet">({relative(at, now, i18n.language)})</span>
        </>
      )}
    </time>
  );
}
