import { Button } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';

const OTHER = { nl: ['en', 'English'], en: ['nl', 'Nederlands'] } as const;

/** To the other language, which the button names in that language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const [language, name] = OTHER[i18n.language === 'en' ? 'en' : 'nl'];
  return (
    <Button appearance="subtle-button" onClick={() => void i18n.changeLanguage(language)}>
      <span lang={language}>{name}</span>
    </Button>
  );
}
