import {
  Heading2,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { Footer } from '../../layout/layout';
import { LanguageSwitch } from '../../layout/language-switch';
import { RouteLink } from '../../patterns/link';
import { Screen } from '../../patterns/screen';

/** The statement that the law asks of a government's application. Open to everybody. */
export default function AccessibilityScreen() {
  const { t } = useTranslation(['toegankelijkheid', 'algemeen']);
  return (
    <>
      <main className="rd-alone">
        <Screen title={t('titel')} lead={t('kort')} actions={<LanguageSwitch />}>
          <Heading2>{t('norm')}</Heading2>
          <Paragraph>{t('normTekst')}</Paragraph>
          <Heading2>{t('getoetst')}</Heading2>
          <UnorderedList>
            <UnorderedListItem>{t('getoetstAxe')}</UnorderedListItem>
            <UnorderedListItem>{t('getoetstToetsenbord')}</UnorderedListItem>
            <UnorderedListItem>{t('getoetstSmal')}</UnorderedListItem>
          </UnorderedList>
          <Heading2>{t('beperkingen')}</Heading2>
          <Paragraph>{t('beperkingenTekst')}</Paragraph>
          <Heading2>{t('melden')}</Heading2>
          <Paragraph>{t('meldenTekst')}</Paragraph>
          <Paragraph>
            <RouteLink to="/">{t('algemeen:naarOverzicht')}</RouteLink>
          </Paragraph>
        </Screen>
      </main>
      <Footer />
    </>
  );
}
