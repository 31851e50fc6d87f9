import type { components } from './schema';

/** The shapes of the contract by name, as `Shape<'Zaak'>`. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];
