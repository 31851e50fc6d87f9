import {
  FormField,
  FormFieldDescription,
  FormLabel,
  Select,
  SelectOption,
} from '@utrecht/component-library-react';
import { useId } from 'react';

type SelectFieldProps = {
  name: string;
  label: string;
  description?: string;
  options: readonly (readonly [value: string, label: string])[];
  defaultValue?: string;
  required?: boolean;
  onChange?: (value: string) => void;
};

/** A question with a few known answers. */
export function SelectField(props: SelectFieldProps) {
  const id = useId();
  const explained = props.description !== undefined;
  return (
    <FormField>
      <FormLabel htmlFor={id}>{props.label}</FormLabel>
      {explained && (
        <FormFieldDescription id={`${id}-uitleg`}>{props.description}</FormFieldDescription>
      )}
      <Select
        id={id}
        name={props.name}
        defaultValue={props.defaultValue}
        required={props.required ?? false}
        onChange={(event) => props.onChange?.(event.target.value)}
        {...(explained ? { 'aria-describedby': `${id}-uitleg` } : {})}
      >
        {props.options.map(([value, label]) => (
          <SelectOption key={value} value={value}>
            {label}
          </SelectOption>
        ))}
      </Select>
    </FormField>
  );
}
