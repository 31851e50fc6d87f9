import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField, FormLabel, Textbox } from '@utrecht/component-library-react';
import { ConfirmDialog } from '../../patterns/confirm';

/** To whom a message goes: the name of an account. */
export function AssignDialog({
  onAssign,
  onClose,
}: {
  onAssign: (to: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation('berichten');
  const [to, setTo] = useState('');
  return (
    <ConfirmDialog
      title={t('toewijzenTitel')}
      consequence={t('toewijzenGevolg')}
      action={t('wijsToe')}
      reason="none"
      onConfirm={() => onAssign(to.trim())}
      onClose={onClose}
    >
      <FormField>
        <FormLabel htmlFor="toewijzen-aan">{t('gebruikersnaam')}</FormLabel>
        <Textbox
          id="toewijzen-aan"
          value={to}
          autoComplete="off"
          onChange={(event) => setTo(event.target.value)}
        />
      </FormField>
    </ConfirmDialog>
  );
}
