import { Fieldset, FieldsetLegend, FormFieldCheckbox } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';

type RoleChoiceProps = { roles: readonly Shape<'Rol'>[]; chosen?: readonly string[] };

/** Which roles somebody has; in the form under the name "rollen". */
export function RoleChoice({ roles, chosen = [] }: RoleChoiceProps) {
  const { t } = useTranslation('beheer');
  return (
    <Fieldset>
      <FieldsetLegend>{t('rollen')}</FieldsetLegend>
      {roles.map((role) => (
        <FormFieldCheckbox
          key={role.id}
          name="rollen"
          value={role.id}
          label={role.titel}
          defaultChecked={chosen.includes(role.id)}
        />
      ))}
    </Fieldset>
  );
}
