import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ButtonLink, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { Filters } from '../../patterns/filters';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Consents } from './consents';
import { Grounds } from './grounds';
import { useLawName } from './law-name';
import { matrixOf } from './matrix';
import { MatrixTable } from './matrix-table';

/** Who gets which item under which article. */
export default function SharingScreen() {
  const { t } = useTranslation(['gegevensdeling', 'algemeen']);
  const sharing = useQuery({
    queryKey: ['grondslagen'],
    queryFn: () => content(api.GET('/grondslagen')),
  });
  return (
    <Screen
      title={t('algemeen:scherm.gegevensdeling')}
      lead={t('uitleg')}
      actions={
        <>
          <ButtonLink
            appearance="secondary-action-button"
            href="/v1/grondslagen/_bijlage?vorm=csv"
            download
          >
            {t('csv')}
          </ButtonLink>
          <ButtonLink
            appearance="secondary-action-button"
            href="/v1/grondslagen/_bijlage?vorm=markdown"
            download
          >
            {t('markdown')}
          </ButtonLink>
        </>
      }
    >
      <Loaded query={sharing}>{(known) => <Sharing sharing={known} />}</Loaded>
      <Consents />
    </Screen>
  );
}

function Sharing({ sharing }: { sharing: Shape<'Gegevensdeling'> }) {
  const { t } = useTranslation('gegevensdeling');
  const search = useSearch({ from: '/inside/gegevensdeling' });
  const navigate = useNavigate();
  const lawName = useLawName();
  const laws = [...new Set(sharing.velden.map((field) => field.wet))];
  const matrix = matrixOf(sharing, search);
  if (sharing.grondslagen.length === 0) return <Empty text={t('leegAlles')} />;
  return (
    <>
      <Filters
        label={t('zoek')}
        filters={[
          {
            name: 'wet',
            label: t('wet'),
            options: laws.map((law) => [law, lawName(law)] as const),
          },
          {
            name: 'organisatie',
            label: t('organisatie'),
            options: sharing.organisaties.map((one) => [one.id, one.naam] as const),
          },
          { name: 'veld', label: t('veld') },
        ]}
        values={search}
        onChange={(values) => void navigate({ to: '/gegevensdeling', search: values })}
      />
      {matrix.rows.length === 0 ? (
        <Empty text={t('leeg')} />
      ) : (
        <>
          <Paragraph className="rd-quiet">
            {t('gegevens', { count: matrix.rows.length })}.{' '}
            {t('revisie', { revisie: sharing.revisie })}
          </Paragraph>
          <MatrixTable matrix={matrix} />
        </>
      )}
      <Section title={t('grondslagen')}>
        <Grounds sharing={sharing} />
      </Section>
    </>
  );
}
