import { Alert, Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from './refusal';

/** Why logging in at the organisation's own page led nowhere, and what to do. */
export function RefusalNotice({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation('inloggen');
  return (
    <Alert type="error" role="alert">
      <Heading level={2} appearance="utrecht-heading-3">
        {t('nietBinnen')}
      </Heading>
      <Paragraph>{t(`reden.${refusal}`)}</Paragraph>
    </Alert>
  );
}
