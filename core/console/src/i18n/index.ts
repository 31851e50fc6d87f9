import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEPT = 'taal';

const texts = import.meta.glob<{ default: Record<string, unknown> }>('./{nl,en}/*.json');

/** Fetches the texts of a screen when it is opened. */
const perScreen: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, callback) {
    const load = texts[`./${language}/${namespace}.json`];
    if (!load) return callback(new Error(`no texts ${language}/${namespace}`), false);
    load().then(
      (module) => callback(null, module.default),
      (error: unknown) => callback(error as Error, false),
    );
  },
};

function chosen(): Language {
  const kept = localStorage.getItem(KEPT);
  return LANGUAGES.find((language) => language === kept) ?? 'nl';
}

/** Starts with the language that was chosen here before, or Dutch. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT, language);
  });
  await i18next
    .use(perScreen)
    .use(initReactI18next)
    .init({
      lng: chosen(),
      fallbackLng: false,
      ns: ['algemeen', 'woorden'],
      defaultNS: 'algemeen',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}
