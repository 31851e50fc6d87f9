import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import {
  Alert,
  Heading2,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { WhatIf } from '../werkstromen/what-if';
import { Activation } from './activation';
import { Differences } from './differences';
import { FileList } from './file-list';
import { FileView } from './file-view';
import { Findings } from './findings';
import { FOLDER, revisionQuery } from './queries';

/** One revision, or the folder as it is now: its files, what differs, and letting it count. */
export default function RevisionScreen() {
  const { revisie } = useParams({ from: '/inside/configuratie/$revisie' });
  const revision = useQuery(revisionQuery(revisie));
  return (
    <Loaded query={revision}>{(known) => <Revision revision={known} name={revisie} />}</Loaded>
  );
}

function Revision({ revision, name }: { revision: Shape<'Configuratie'>; name: string }) {
  const { t } = useTranslation('configuratie');
  const { naam, met } = useSearch({ from: '/inside/configuratie/$revisie' });
  const isFolder = name === FOLDER;
  const lead = isFolder ? 'leadMap' : revision.actueel ? 'leadActueel' : 'leadEerder';
  return (
    <Screen
      title={isFolder ? t('titelMap') : t('titelStand', { revisie: name.slice(0, 12) })}
      lead={t(lead)}
    >
      {revision.verruimt.length > 0 && (
        <Alert type="warning">
          <Heading2>{t('verruimt')}</Heading2>
          <Paragraph>{t('verruimtUitleg')}</Paragraph>
          <UnorderedList>
            {revision.verruimt.map((ground) => (
              <UnorderedListItem key={ground}>{ground}</UnorderedListItem>
            ))}
          </UnorderedList>
        </Alert>
      )}
      {(isFolder || !revision.actueel) && (
        <Activation revision={revision} name={name} isFolder={isFolder} />
      )}
      <Section title={t('bevindingen')}>
        <Findings findings={revision.bevindingen} revision={name} />
      </Section>
      {naam !== undefined && <FileView key={naam} revision={name} file={naam} />}
      <Differences revision={name} against={met} />
      {isFolder && <WhatIf />}
      <Section title={t('bestanden')}>
        <Paragraph>{t('bestandUitleg')}</Paragraph>
        <FileList files={revision.bestanden} revision={name} />
      </Section>
      <Paragraph>
        <RouteLink to="/configuratie">{t('naarLijst')}</RouteLink>
      </Paragraph>
    </Screen>
  );
}
