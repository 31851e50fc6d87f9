import {
  Button,
  Heading3,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { CopyBlock } from '../../patterns/copy-block';
import { Section } from '../../patterns/section';
import { Sign } from '../../patterns/sign';

/** One rule: in plain words, as it stands in the file, and the scenarios that keep it whole. */
export function RuleText({ rule, onClose }: { rule: Shape<'Regeltekst'>; onClose: () => void }) {
  const { t } = useTranslation('werkstromen');
  const place = useRef<HTMLDivElement>(null);
  // What was chosen is shown at once, to the eye and to the keyboard.
  useEffect(() => {
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="rd-chosen">
      <Section
        title={t('gekozen', { regel: rule.id })}
        actions={
          <Button appearance="secondary-action-button" onClick={onClose}>
            {t('sluit')}
          </Button>
        }
      >
        <Paragraph className="rd-quiet">
          <span className="rd-id">{rule.plaats}</span> · {t('ditWeek', { count: rule.verstuurd })}
        </Paragraph>
        <div className="rd-columns">
          <div>
            <Heading3>{t('inGewoneTaal')}</Heading3>
            <UnorderedList>
              {rule.uitleg.map((sentence) => (
                <UnorderedListItem key={sentence}>{sentence}</UnorderedListItem>
              ))}
            </UnorderedList>
            <Heading3>{t('scenarios')}</Heading3>
            <Paragraph>
              <Sign mood={rule.scenarios.length === 0 ? 'attention' : 'good'} />{' '}
              {rule.scenarios.length === 0
                ? t('geenScenarios')
                : t('gedekt', { count: rule.scenarios.length })}
            </Paragraph>
            <UnorderedList>
              {rule.scenarios.map((scenario) => (
                <UnorderedListItem key={`${scenario.bestand} ${scenario.naam}`}>
                  {scenario.naam} <span className="rd-id rd-quiet">{scenario.bestand}</span>
                </UnorderedListItem>
              ))}
            </UnorderedList>
          </div>
          <div>
            <Heading3>{t('xml')}</Heading3>
            <CopyBlock text={rule.xml} label={t('xml')} />
          </div>
        </div>
      </Section>
    </div>
  );
}
