import {
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Textbox,
} from '@utrecht/component-library-react';
import { useId } from 'react';

type TextFieldProps = {
  name: string;
  label: string;
  type?: 'text' | 'password';
  /** What a browser or password manager may fill in. */
  autoComplete?: string;
  description?: string;
  /** What is wrong with what was filled in. */
  fault?: string | undefined;
  required?: boolean;
  defaultValue?: string;
};

/** A question with one line for the answer, with what is wrong with it beside it. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const about = [
    props.fault === undefined ? '' : `${id}-fout`,
    props.description === undefined ? '' : `${id}-uitleg`,
  ].filter(Boolean);
  return (
    <FormField invalid={props.fault !== undefined}>
      <FormLabel htmlFor={id}>{props.label}</FormLabel>
      {props.description !== undefined && (
        <FormFieldDescription id={`${id}-uitleg`}>{props.description}</FormFieldDescription>
      )}
      {props.fault !== undefined && (
        <FormFieldErrorMessage id={`${id}-fout`}>{props.fault}</FormFieldErrorMessage>
      )}
      <Textbox
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        invalid={props.fault !== undefined}
        required={props.required ?? false}
        defaultValue={props.defaultValue}
        autoComplete={props.autoComplete ?? 'off'}
        {...(about.length > 0 ? { 'aria-describedby': about.join(' ') } : {})}
      />
    </FormField>
  );
}
