import 'i18next';
import type algemeen from './nl/algemeen.json';
import type beheer from './nl/beheer.json';
import type berichten from './nl/berichten.json';
import type configuratie from './nl/configuratie.json';
import type gegevensdeling from './nl/gegevensdeling.json';
import type inloggen from './nl/inloggen.json';
import type koppelingen from './nl/koppelingen.json';
import type logboek from './nl/logboek.json';
import type overzicht from './nl/overzicht.json';
import type patronen from './nl/patronen.json';
import type storingen from './nl/storingen.json';
import type termijnen from './nl/termijnen.json';
import type toegankelijkheid from './nl/toegankelijkheid.json';
import type werkstromen from './nl/werkstromen.json';
import type werkvoorraad from './nl/werkvoorraad.json';
import type woorden from './nl/woorden.json';
import type zaken from './nl/zaken.json';

/** A key that is in no file does not compile. One line for each file. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'algemeen';
    resources: {
      algemeen: typeof algemeen;
      beheer: typeof beheer;
      berichten: typeof berichten;
      configuratie: typeof configuratie;
      gegevensdeling: typeof gegevensdeling;
      inloggen: typeof inloggen;
      koppelingen: typeof koppelingen;
      logboek: typeof logboek;
      overzicht: typeof overzicht;
      patronen: typeof patronen;
      storingen: typeof storingen;
      termijnen: typeof termijnen;
      toegankelijkheid: typeof toegankelijkheid;
      werkstromen: typeof werkstromen;
      werkvoorraad: typeof werkvoorraad;
      woorden: typeof woorden;
      zaken: typeof zaken;
    };
  }
}
