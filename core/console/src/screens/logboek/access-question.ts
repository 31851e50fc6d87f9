import type { Shape } from '../../api/types';

/** What was filled in as a question, or nothing when no number was given. */
export function accessQuestion(form: FormData): Shape<'Inzagevraag'> | undefined {
  const given = (name: string) => String(form.get(name) ?? '').trim();
  const bsn = given('bsn').replace(/[\s.]/g, '');
  const vNummer = given('vNummer').replace(/[\s.]/g, '');
  const zaak = given('zaak');
  if (bsn === '' && vNummer === '' && zaak === '') return undefined;
  return {
    reden: given('reden'),
    ...(bsn !== '' && { bsn }),
    ...(vNummer !== '' && { vNummer }),
    ...(zaak !== '' && { zaak }),
  };
}
