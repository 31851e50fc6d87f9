import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Paragraph } from '@utrecht/component-library-react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Shape } from '../../api/types';
import { useAnnounce } from '../../patterns/announcer';
import { AreaField } from '../../patterns/area-field';
import { Empty } from '../../patterns/empty';
import { Loaded } from '../../patterns/loaded';
import { ProblemNotice } from '../../patterns/problem';
import { Section } from '../../patterns/section';
import { SelectField } from '../../patterns/select-field';
import { TryOutcome } from './try-outcome';

const FORMS = ['application/json', 'application/xml', 'text/csv'] as const;

/** Gives a message to the hub without any effect, and shows what it would do. */
export function TryMessage({ workflow }: { workflow: string }) {
  const { t } = useTranslation('werkstromen');
  const announce = useAnnounce();
  const connections = useQuery({
    queryKey: ['koppelingen'],
    queryFn: () => content(api.GET('/koppelingen')),
  });
  const attempt = useMutation({
    mutationFn: (body: Shape<'Proefbericht'>) => content(api.POST('/berichten/_probeer', { body })),
    onSuccess: () => announce(t('uitkomst')),
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? '');
    attempt.mutate({
      koppeling: given('koppeling'),
      inhoud: given('inhoud'),
      mediatype: given('mediatype'),
    });
  };
  const fault = attempt.error instanceof ApiProblem ? attempt.error.reasonFor('inhoud') : undefined;
  return (
    <Section title={t('probeer')}>
      <Paragraph>{t('probeerUitleg')}</Paragraph>
      <Loaded query={connections}>
        {({ resultaten }) => {
          const receiving = resultaten.filter((one) => one.ontvangt);
          if (receiving.length === 0) return <Empty text={t('geenKoppeling')} />;
          return (
            <form className="rd-form rd-wide" onSubmit={submit}>
              <SelectField
                name="koppeling"
                label={t('koppeling')}
                options={receiving.map((one) => [one.id, `${one.organisatieNaam} (${one.id})`])}
              />
              <SelectField
                name="mediatype"
                label={t('vorm')}
                options={FORMS.map((form) => [form, form])}
              />
              <AreaField
                name="inhoud"
                label={t('inhoud')}
                description={t('inhoudUitleg')}
                fault={fault}
                rows={8}
                required
              />
              <div>
                <Button
                  type="submit"
                  appearance="primary-action-button"
                  busy={attempt.isPending}
                  disabled={attempt.isPending}
                >
                  {t('doeProef')}
                </Button>
              </div>
            </form>
          );
        }}
      </Loaded>
      {attempt.isError && <ProblemNotice error={attempt.error} />}
      {attempt.data && <TryOutcome outcome={attempt.data} workflow={workflow} />}
    </Section>
  );
}
