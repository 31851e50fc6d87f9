import { Heading3 } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { absolute } from '../../format/time';
import { Facts } from '../../patterns/facts';
import { useLawName } from './law-name';

/** Where the ground stands on the page. */
export const groundAnchor = (id: string): string => `grondslag-${id}`;

/** Each ground with everything that the configuration says about it. */
export function Grounds({ sharing }: { sharing: Shape<'Gegevensdeling'> }) {
  return (
    <ul className="rd-cards">
      {sharing.grondslagen.map((ground) => (
        <li key={ground.id} id={groundAnchor(ground.id)} className="rd-card" tabIndex={-1}>
          <Ground ground={ground} sharing={sharing} />
        </li>
      ))}
    </ul>
  );
}

function Ground({
  ground,
  sharing,
}: {
  ground: Shape<'Grondslag'>;
  sharing: Shape<'Gegevensdeling'>;
}) {
  const { t, i18n } = useTranslation('gegevensdeling');
  const lawName = useLawName();
  const organisation = (id: string) =>
    sharing.organisaties.find((one) => one.id === id)?.naam ?? id;
  const item = (path: string) =>
    sharing.velden.find((field) => field.pad === path)?.omschrijving ?? path;
  const day = (text: string) => absolute(text, i18n.language);
  const validity = [
    ground.geldigVan === null ? '' : t('geldigVan', { dag: day(ground.geldigVan) }),
    ground.geldigTot === null ? '' : t('geldigTot', { dag: day(ground.geldigTot) }),
  ].filter(Boolean);
  return (
    <>
      <Heading3>{ground.artikel}</Heading3>
      <Facts
        rows={[
          [t('vanNaar'), t('van', { van: lawName(ground.vanWet), naar: lawName(ground.naarWet) })],
          [t('ontvangers'), ground.ontvangers.map(organisation).join(', ')],
          [t('velden'), ground.velden.map(item).join(', ')],
          [t('alleenVerwijzing'), ground.alleenVerwijzing.map(item).join(', ')],
          [t('toestemming'), ground.toestemming ?? t('geenToestemming')],
          [t('besluit'), ground.besluit],
          [t('geldig'), validity.join(' ') || t('altijd')],
          [t('activiteit'), ground.activiteit],
          [
            t('plaats'),
            <span key="plaats" className="rd-id">
              {ground.plaats}
            </span>,
          ],
        ]}
      />
    </>
  );
}
