import { Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';

/** What stays behind by cause, with what to do about it. */
export function FailureList({ groups }: { groups: Shape<'Storingsgroep'>[] }) {
  const { t, i18n } = useTranslation('overzicht');
  return (
    <ul className="rd-cards">
      {groups.map((group) => (
        <li key={group.oorzaak} className="rd-card">
          <Paragraph>
            <strong>
              {t('aantalBerichten', {
                count: group.aantal,
                aantal: count(group.aantal, i18n.language),
              })}
            </strong>{' '}
            {group.wat}
          </Paragraph>
          <Paragraph>{group.oplossing}</Paragraph>
          <Paragraph className="rd-quiet">
            {t('oudste')} <Time at={group.oudste} />. {t('eigenaar', { wie: group.eigenaar })}
          </Paragraph>
          <RouteLink to="/storingen/$oorzaak" params={{ oorzaak: group.oorzaak }}>
            {t('losOp')}
          </RouteLink>
        </li>
      ))}
    </ul>
  );
}
