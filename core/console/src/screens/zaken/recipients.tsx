import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { Time } from '../../patterns/time';

/** Who received which fields on which ground, and what was kept back and why. */
export function Recipients({
  recipients,
  fields,
}: {
  recipients: Shape<'Ontvangst'>[];
  fields: Shape<'Veld'>[];
}) {
  const { t } = useTranslation('zaken');
  if (recipients.length === 0) return <Empty text={t('nietGedeeld')} />;
  const named = new Map(fields.map((field) => [field.pad, field.omschrijving]));
  const name = (path: string) => named.get(path) ?? path;
  return (
    <ul className="rd-cards">
      {recipients.map((one) => (
        <li key={`${one.organisatie} ${one.grondslag}`} className="rd-card">
          <Heading level={3}>{one.organisatieNaam || one.organisatie}</Heading>
          <Paragraph>
            {t('opGrondVan', { artikel: one.artikel })} {t('keer', { count: one.aantal })}{' '}
            {t('laatst')} <Time at={one.laatst} />.
          </Paragraph>
          <Paragraph>{t('kreeg')}</Paragraph>
          <ul className="rd-plain-list">
            {one.velden.map((path) => (
              <li key={path}>{name(path)}</li>
            ))}
          </ul>
          {one.achtergehouden.length > 0 && (
            <details>
              <summary>{t('kreegNiet', { count: one.achtergehouden.length })}</summary>
              <ul className="rd-plain-list">
                {one.achtergehouden.map((held) => (
                  <li key={`${held.veld} ${held.reden}`}>
                    {name(held.veld)}: {held.reden}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
