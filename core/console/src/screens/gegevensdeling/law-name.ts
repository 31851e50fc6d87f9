import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const LAWS = ['wi2021', 'participatiewet', 'wgs', 'wmo'] as const;

/** What people call a law; its code when this console does not know it. */
export function useLawName(): (law: string) => string {
  const { t } = useTranslation('woorden');
  return useCallback(
    (law: string) => {
      const known = LAWS.find((one) => one === law);
      return known ? t(`wet.${known}`) : law;
    },
    [t],
  );
}
