import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Heading3, Paragraph } from '@utrecht/component-library-react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { absolute } from '../../format/time';
import { Badge } from '../../patterns/badge';
import { DiffLines } from '../../patterns/diff-lines';
import { Loaded } from '../../patterns/loaded';
import { Section } from '../../patterns/section';
import { SelectField } from '../../patterns/select-field';
import { differencesQuery } from './queries';

const SORT = { nieuw: 'good', weg: 'bad', anders: 'attention' } as const;

/** What differs between a revision and what counts now, or one that was chosen. */
export function Differences({
  revision,
  against,
}: {
  revision: string;
  against: string | undefined;
}) {
  const { t, i18n } = useTranslation('configuratie');
  const navigate = useNavigate();
  const differences = useQuery(differencesQuery(revision, against));
  const others = useQuery({
    queryKey: ['configuraties', 'recent'],
    queryFn: () => content(api.GET('/configuraties', {})),
  });
  const choices = others.data?.resultaten.filter((one) => one.revisie !== revision) ?? [];
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const met = String(new FormData(event.currentTarget).get('met') ?? '');
    void navigate({
      to: '/configuratie/$revisie',
      params: { revisie: revision },
      search: met === '' ? {} : { met },
      resetScroll: false,
    });
  };
  return (
    <Section title={t('verschillen')}>
      {choices.length > 0 && (
        <form className="rd-filters" onSubmit={submit}>
          <SelectField
            name="met"
            label={t('verschilMet')}
            defaultValue={against ?? ''}
            options={[
              ['', t('metNu')],
              ...choices.map(
                (one) =>
                  [
                    one.revisie,
                    `${one.revisie.slice(0, 12)} (${absolute(one.moment, i18n.language)})`,
                  ] as const,
              ),
            ]}
          />
          <Button type="submit" appearance="secondary-action-button">
            {t('vergelijk')}
          </Button>
        </form>
      )}
      <Loaded query={differences}>
        {({ bestanden }) =>
          bestanden.length === 0 ? (
            <Paragraph>{t('geenVerschil')}</Paragraph>
          ) : (
            <div className="rd-stack">
              {bestanden.map((file) => (
                <div key={file.naam}>
                  <Heading3>
                    <span className="rd-id">{file.naam}</span>{' '}
                    <Badge mood={SORT[file.soort]} text={t(`soort.${file.soort}`)} />
                  </Heading3>
                  <DiffLines lines={file.regels} label={file.naam} />
                </div>
              ))}
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
