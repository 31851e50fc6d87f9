import {
  AlertDialog,
  Button,
  ButtonGroup,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Heading2,
  Paragraph,
  Textarea,
} from '@utrecht/component-library-react';
import { useId, useState, type SyntheticEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './problem';
import { useModal } from './use-modal';

type ConfirmDialogProps = {
  title: string;
  /** What will happen, to how many, and whether it can be undone. */
  consequence: ReactNode;
  /** The verb on the button: "Verstuur 3 berichten", never "OK". */
  action: string;
  danger?: boolean;
  /** Whether a reason must be given; it goes into the audit log. */
  reason?: 'required' | 'optional' | 'none';
  /** Does it; what it throws is shown and the dialog stays. */
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks before something is done that has an effect outside; shown as long as it is rendered. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  const dialog = useModal();
  const title = useId();
  const field = useId();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<unknown>();
  const asks = props.reason ?? 'required';

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reden') ?? '').trim();
    if (asks === 'required' && reason === '') {
      setMissing(true);
      document.getElementById(field)?.focus();
      return;
    }
    setMissing(false);
    setBusy(true);
    setError(undefined);
    try {
      await props.onConfirm(reason);
      props.onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <AlertDialog
      ref={dialog}
      type={props.danger ? 'warning' : 'info'}
      aria-labelledby={title}
      className="rd-dialog"
      onCancel={props.onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Heading2 id={title}>{props.title}</Heading2>
        <Paragraph>{props.consequence}</Paragraph>
        {props.children}
        {asks !== 'none' && (
          <FormField invalid={missing}>
            <FormLabel htmlFor={field}>
              {t(asks === 'required' ? 'reden.verplicht' : 'reden.mag')}
            </FormLabel>
            <FormFieldDescription id={`${field}-uitleg`}>{t('reden.uitleg')}</FormFieldDescription>
            {missing && (
              <FormFieldErrorMessage id={`${field}-fout`}>
                {t('reden.ontbreekt')}
              </FormFieldErrorMessage>
            )}
            <Textarea
              id={field}
              name="reden"
              rows={2}
              invalid={missing}
              aria-required={asks === 'required'}
              aria-describedby={missing ? `${field}-fout ${field}-uitleg` : `${field}-uitleg`}
            />
          </FormField>
        )}
        {error !== undefined && <ProblemNotice error={error} />}
        <ButtonGroup>
          <Button
            type="submit"
            appearance="primary-action-button"
            busy={busy}
            disabled={busy}
            {...(props.danger ? { hint: 'danger' as const } : {})}
          >
            {props.action}
          </Button>
          <Button appearance="secondary-action-button" onClick={props.onClose}>
            {t('annuleren')}
          </Button>
        </ButtonGroup>
      </form>
    </AlertDialog>
  );
}
