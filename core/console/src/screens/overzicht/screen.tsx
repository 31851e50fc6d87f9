import { useQuery } from '@tanstack/react-query';
import {
  Alert,
  Heading,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { RouteLink } from '../../patterns/link';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { ConnectionCards } from './connection-cards';
import { FailureList } from './failure-list';
import { PeopleCards } from './people-cards';
import { ThreatenedTerms } from './threatened-terms';

const ALERT = { goed: 'ok', 'let-op': 'warning', storing: 'error' } as const;

/** Is all well? And if not: each complaint is one step from its cure. */
export default function OverviewScreen() {
  const { t } = useTranslation(['overzicht', 'algemeen']);
  const query = useQuery({
    queryKey: ['overzicht'],
    queryFn: () => content(api.GET('/overzicht')),
    refetchInterval: 60_000,
  });
  return (
    <Screen title={t('algemeen:scherm.overzicht')}>
      <Loaded query={query}>{(overview) => <Overview overview={overview} />}</Loaded>
    </Screen>
  );
}

function Overview({ overview }: { overview: Shape<'Overzicht'> }) {
  const { t } = useTranslation('overzicht');
  const { termijnen, storingen, koppelingen } = overview;
  return (
    <>
      <Alert type={ALERT[overview.oordeel]}>
        <Heading level={2} appearance="utrecht-heading-3">
          {t(`oordeel.${overview.oordeel}`)}
        </Heading>
        <Paragraph>{overview.zin}</Paragraph>
        {overview.klachten.length > 0 && (
          <UnorderedList>
            {overview.klachten.map((complaint) => (
              <UnorderedListItem key={complaint}>{complaint}</UnorderedListItem>
            ))}
          </UnorderedList>
        )}
        <Paragraph small>
          {t('stand')} <Time at={overview.moment} />
        </Paragraph>
      </Alert>

      {termijnen.bedreigd.length > 0 && (
        <Section title={t('bedreigd')}>
          <ThreatenedTerms terms={termijnen.bedreigd} />
        </Section>
      )}

      <Section title={t('storingen')}>
        {storingen.length === 0 ? (
          <Empty text={t('geenStoringen')} />
        ) : (
          <FailureList groups={storingen} />
        )}
      </Section>

      <Section title={t('mensen')}>
        <PeopleCards overview={overview} />
      </Section>

      <Section title={t('koppelingen')}>
        {koppelingen.length === 0 ? (
          <Empty text={t('geenKoppelingen')}>
            <RouteLink to="/koppelingen">{t('naarKoppelingen')}</RouteLink>
          </Empty>
        ) : (
          <ConnectionCards connections={koppelingen} />
        )}
      </Section>
    </>
  );
}
