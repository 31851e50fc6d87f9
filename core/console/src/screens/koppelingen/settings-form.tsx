import {
  Button,
  Fieldset,
  FieldsetLegend,
  FormField,
  FormFieldDescription,
  FormLabel,
  Heading3,
  Paragraph,
  Select,
  SelectOption,
  Textbox,
} from '@utrecht/component-library-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { CopyBlock } from '../../patterns/copy-block';
import { Empty } from '../../patterns/empty';
import { changedSettings, idOf, valueOf } from './setting-lines';

const PARTS = ['adapter', 'vervoer', 'ontvangst'] as const;

/**
 * The form that the plugin's own descriptor asks for. It changes nothing: another value gives the
 * lines for the file.
 */
export function SettingsForm({
  settings,
  file,
}: {
  settings: readonly Shape<'Instelling'>[];
  file: string;
}) {
  const { t } = useTranslation('koppelingen');
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  if (settings.length === 0) return <Empty text={t('geenInstellingen')} />;
  const changes = changedSettings(settings, drafts);
  return (
    <div className="rd-stack">
      <Paragraph>{t('instellingenUitleg')}</Paragraph>
      <form className="rd-columns" onSubmit={(event) => event.preventDefault()}>
        {PARTS.map((part) => {
          const mine = settings.filter((setting) => setting.deel === part);
          return (
            mine.length > 0 && (
              <Fieldset key={part}>
                <FieldsetLegend>{t(`deel.${part}`)}</FieldsetLegend>
                {mine.map((setting) => (
                  <SettingField
                    key={idOf(setting)}
                    setting={setting}
                    draft={drafts[idOf(setting)] ?? valueOf(setting)}
                    onChange={(value) => setDrafts({ ...drafts, [idOf(setting)]: value })}
                  />
                ))}
              </Fieldset>
            )
          );
        })}
      </form>
      {changes.length > 0 && (
        <div className="rd-card" role="status">
          <Heading3>{t('wijziging')}</Heading3>
          <Paragraph>{t('wijzigingUitleg', { bestand: file.replace(/:\d+.*$/, '') })}</Paragraph>
          {changes.map((change) => (
            <div key={change.id}>
              <Paragraph>
                {change.place === ''
                  ? t(`deel.${change.deel}`)
                  : t('staatIn', { plaats: change.place })}
              </Paragraph>
              <CopyBlock text={change.xml} label={change.id} />
            </div>
          ))}
          <div>
            <Button appearance="secondary-action-button" onClick={() => setDrafts({})}>
              {t('terugzetten')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function SettingField({
  setting,
  draft,
  onChange,
}: {
  setting: Shape<'Instelling'>;
  draft: string;
  onChange: (value: string) => void;
}) {
  const { t, i18n } = useTranslation('koppelingen');
  const id = useId();
  const sentences = [
    i18n.language === 'en' ? setting.uitlegEn || setting.uitleg : setting.uitleg,
    setting.standaard === '' ? '' : t('standaard', { waarde: setting.standaard }),
    setting.plaats === '' ? '' : t('staatIn', { plaats: setting.plaats }),
    setting.verplicht ? t('verplicht') : '',
    setting.geheim ? t('geheim') : '',
  ].filter(Boolean);
  const explained = { 'aria-describedby': `${id}-uitleg` };
  return (
    <FormField>
      <FormLabel htmlFor={id}>{setting.naam}</FormLabel>
      <FormFieldDescription id={`${id}-uitleg`}>{sentences.join(' ')}</FormFieldDescription>
      {setting.type === 'boolean' ? (
        <Select
          id={id}
          value={draft}
          onChange={(event) => onChange(event.target.value)}
          {...explained}
        >
          {draft !== 'true' && draft !== 'false' && (
            <SelectOption value={draft}>{draft || t('nietGezet')}</SelectOption>
          )}
          <SelectOption value="true">{t('waar')}</SelectOption>
          <SelectOption value="false">{t('onwaar')}</SelectOption>
        </Select>
      ) : (
        <Textbox
          id={id}
          value={setting.geheim ? '' : draft}
          readOnly={setting.geheim}
          inputMode={setting.type === 'number' ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          {...explained}
        />
      )}
    </FormField>
  );
}
