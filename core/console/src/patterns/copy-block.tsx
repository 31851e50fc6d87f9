import { Button, CodeBlock } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './announcer';

/** Literal text that somebody takes along, such as lines for a file or a command. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('patronen');
  const announce = useAnnounce();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      announce(t('gekopieerd'));
    } catch {
      announce(t('nietGekopieerd'));
    }
  };
  return (
    <div className="rd-stack">
      <CodeBlock className="rd-code" role="group" aria-label={label} tabIndex={0}>
        {text}
      </CodeBlock>
      <div>
        <Button appearance="secondary-action-button" onClick={() => void copy()}>
          {t('kopieer')}
        </Button>
      </div>
    </div>
  );
}
