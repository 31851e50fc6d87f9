import {
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Textarea,
} from '@utrecht/component-library-react';
import { useId } from 'react';

type AreaFieldProps = {
  name: string;
  label: string;
  description?: string;
  fault?: string | undefined;
  rows?: number;
  required?: boolean;
};

/** A question with several lines for the answer. */
export function AreaField(props: AreaFieldProps) {
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
      <Textarea
        id={id}
        name={props.name}
        rows={props.rows ?? 3}
        invalid={props.fault !== undefined}
        required={props.required ?? false}
        {...(about.length > 0 ? { 'aria-describedby': about.join(' ') } : {})}
      />
    </FormField>
  );
}
