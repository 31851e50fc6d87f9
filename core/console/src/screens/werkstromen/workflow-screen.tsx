import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Paragraph } from '@utrecht/component-library-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { Loaded, Loading } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { useMay } from '../../session/session';
import { useLawName } from '../gegevensdeling/law-name';
import { RuleList } from './rule-list';
import { RuleText } from './rule-text';
import { TryMessage } from './try-message';
import { WhatIf } from './what-if';

const Drawing = lazy(() => import('./drawing'));

/** One workflow: drawn, as a list, its rules, and what a message or a change would do. */
export default function WorkflowScreen() {
  const { id } = useParams({ from: '/inside/werkstromen/$id' });
  const workflow = useQuery({
    queryKey: ['werkstromen', id],
    queryFn: () => content(api.GET('/werkstromen/{id}', { params: { path: { id } } })),
  });
  return <Loaded query={workflow}>{(known) => <Workflow workflow={known} />}</Loaded>;
}

function Workflow({ workflow }: { workflow: Shape<'Werkstroom'> }) {
  const { t } = useTranslation('werkstromen');
  const { regel } = useSearch({ from: '/inside/werkstromen/$id' });
  const navigate = useNavigate();
  const lawName = useLawName();
  const mayConfigure = useMay('inrichten');
  const chosen = workflow.regels.find((rule) => rule.id === regel);
  const choose = (rule: string | undefined) =>
    void navigate({
      to: '/werkstromen/$id',
      params: { id: workflow.id },
      search: rule === undefined ? {} : { regel: rule },
      resetScroll: false,
    });
  return (
    <Screen
      title={workflow.id}
      lead={
        <>
          {lawName(workflow.wet)}, <span className="rd-id">{workflow.plaats}</span>
        </>
      }
    >
      <Section title={t('tekening')}>
        {workflow.knopen.length === 0 ? (
          <Empty text={t('tekeningLeeg')} />
        ) : (
          <>
            <Paragraph>{t('tekeningUitleg')}</Paragraph>
            <Suspense fallback={<Loading />}>
              <Drawing workflow={workflow} chosen={regel} onChoose={choose} />
            </Suspense>
          </>
        )}
      </Section>
      {chosen && <RuleText key={chosen.id} rule={chosen} onClose={() => choose(undefined)} />}
      <Section title={t('lijst')}>
        <RuleList workflow={workflow} chosen={regel} onChoose={choose} />
      </Section>
      {mayConfigure && <TryMessage workflow={workflow.id} />}
      {mayConfigure && <WhatIf />}
    </Screen>
  );
}
