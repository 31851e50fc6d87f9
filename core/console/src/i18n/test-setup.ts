import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const files = import.meta.glob<Record<string, unknown>>('./nl/*.json', {
  eager: true,
  import: 'default',
});
const nl = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace(/.*\/(.*)\.json$/, '$1'), texts]),
);

await i18next.use(initReactI18next).init({
  lng: 'nl',
  resources: { nl },
  defaultNS: 'algemeen',
  interpolation: { escapeValue: false },
});
