import {
  Button,
  ButtonGroup,
  FormField,
  FormLabel,
  Select,
  SelectOption,
  Textbox,
} from '@utrecht/component-library-react';
import { useId, type SyntheticEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** One condition of a list. `day` gives a day of the calendar. */
export type Filter = {
  name: string;
  label: string;
  kind?: 'text' | 'day';
  /** With options it is a choice; the empty one, "alle", comes by itself. */
  options?: readonly (readonly [value: string, label: string])[];
};

type FiltersProps = {
  label: string;
  filters: readonly Filter[];
  /** What counts now, from the address of the page. */
  values: Readonly<Record<string, string | undefined>>;
  /** Puts what was filled in into the address; what is empty is left out. */
  onChange: (values: Record<string, string>) => void;
  children?: ReactNode;
};

/** The conditions of a list. They stand in the address, so that a list can be sent to a colleague. */
export function Filters({ label, filters, values, onChange, children }: FiltersProps) {
  const { t } = useTranslation();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = filters.map(({ name }) => [name, String(form.get(name) ?? '').trim()] as const);
    onChange(Object.fromEntries(given.filter(([, value]) => value !== '')));
  };
  const used = filters.some(({ name }) => values[name]);
  // Another address shows its own values.
  const key = JSON.stringify(values);
  return (
    <search>
      <form key={key} className="rd-filters" aria-label={label} onSubmit={submit}>
        {filters.map((filter) => (
          <FilterField key={filter.name} filter={filter} value={values[filter.name] ?? ''} />
        ))}
        <ButtonGroup>
          <Button type="submit" appearance="primary-action-button">
            {t('filter')}
          </Button>
          {used && (
            <Button appearance="subtle-button" onClick={() => onChange({})}>
              {t('filterLeeg')}
            </Button>
          )}
          {children}
        </ButtonGroup>
      </form>
    </search>
  );
}

function FilterField({ filter, value }: { filter: Filter; value: string }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <FormField>
      <FormLabel htmlFor={id}>{filter.label}</FormLabel>
      {filter.options ? (
        <Select id={id} name={filter.name} defaultValue={value}>
          <SelectOption value="">{t('alle')}</SelectOption>
          {filter.options.map(([option, label]) => (
            <SelectOption key={option} value={option}>
              {label}
            </SelectOption>
          ))}
        </Select>
      ) : (
        <Textbox
          id={id}
          name={filter.name}
          defaultValue={value}
          type={filter.kind === 'day' ? 'date' : 'text'}
          autoComplete="off"
        />
      )}
    </FormField>
  );
}
