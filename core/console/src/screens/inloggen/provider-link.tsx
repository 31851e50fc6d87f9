import { ButtonLink, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';

/** To the organisation's own log-in page. It leaves the console, so it is a plain link. */
export function ProviderLink({ name }: { name: string }) {
  const { t } = useTranslation('inloggen');
  return (
    <Paragraph>
      <ButtonLink href="/v1/sessies/_openid" appearance="primary-action-button">
        {t('metAanbieder', { naam: name })}
      </ButtonLink>
    </Paragraph>
  );
}
