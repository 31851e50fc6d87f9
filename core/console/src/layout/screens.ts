import type { Right } from '../session/rights';

/** The screens in the order of the menu, with the right without which one is of no use. */
export const SCREENS = [
  { id: 'overzicht', path: '/', right: 'metadata' },
  { id: 'zaken', path: '/zaken', right: 'metadata' },
  { id: 'werkvoorraad', path: '/werkvoorraad', right: 'metadata' },
  { id: 'termijnen', path: '/termijnen', right: 'metadata' },
  { id: 'berichten', path: '/berichten', right: 'metadata' },
  { id: 'storingen', path: '/storingen', right: 'metadata' },
  { id: 'koppelingen', path: '/koppelingen', right: 'metadata' },
  { id: 'werkstromen', path: '/werkstromen', right: 'metadata' },
  { id: 'gegevensdeling', path: '/gegevensdeling', right: 'metadata' },
  { id: 'configuratie', path: '/configuratie', right: 'inrichten' },
  { id: 'logboek', path: '/logboek', right: 'audit' },
  { id: 'beheer', path: '/beheer', right: 'inrichten' },
] as const satisfies readonly { id: string; path: string; right: Right }[];
