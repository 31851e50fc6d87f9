import {
  Alert,
  Button,
  Heading,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';

/** What the hub refused or could not do, in its own words, and what can be done about it. */
export function ProblemNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const unreachable = problem?.status === 0;
  const title = unreachable
    ? t('probleem.onbereikbaar')
    : (problem?.title ?? '') || t('probleem.onbekend');
  const detail = unreachable
    ? t('probleem.onbereikbaarUitleg')
    : (problem?.detail ?? '') || t('probleem.onbekendUitleg');
  return (
    <Alert type="error" role="alert">
      <Heading level={2} appearance="utrecht-heading-3">
        {title}
      </Heading>
      <Paragraph>{detail}</Paragraph>
      {problem?.invalidParams && problem.invalidParams.length > 0 && (
        <UnorderedList>
          {problem.invalidParams.map((fault) => (
            <UnorderedListItem key={`${fault.name} ${fault.reason}`}>
              <strong>{fault.name}</strong>: {fault.reason}
            </UnorderedListItem>
          ))}
        </UnorderedList>
      )}
      {retry && (
        <Button appearance="secondary-action-button" onClick={retry}>
          {t('opnieuwProberen')}
        </Button>
      )}
    </Alert>
  );
}
