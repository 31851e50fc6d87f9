import 'i18next';
import type algemeen from './nl/algemeen.json';
import type berichten from './nl/berichten.json';
import type inloggen from './nl/inloggen.json';
import type overzicht from './nl/overzicht.json';
import type storingen from './nl/storingen.json';
import type toegankelijkheid from './nl/toegankelijkheid.json';
import type woorden from './nl/woorden.json';
import type zaken from './nl/zaken.json';

/** A key that is in no file does not compile. One line for each file. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'algemeen';
    resources: {
      algemeen: typeof algemeen;
      berichten: typeof berichten;
      inloggen: typeof inloggen;
      overzicht: typeof overzicht;
      storingen: typeof storingen;
      toegankelijkheid: typeof toegankelijkheid;
      woorden: typeof woorden;
      zaken: typeof zaken;
    };
  }
}
