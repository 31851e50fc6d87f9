import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, AlertDialog, Button, Heading2, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { duration } from '../../format/time';
import { useAnnounce } from '../../patterns/announcer';
import { ConfirmDialog } from '../../patterns/confirm';
import { Loaded } from '../../patterns/loaded';
import { useModal } from '../../patterns/use-modal';

type BulkDialogProps = {
  action: 'opnieuw' | 'intrekken';
  selection: Shape<'Selectie'>;
  onClose: () => void;
};

/** First what would happen, to how many and for how long; only then the button that does it. */
export function BulkDialog({ action, selection, onClose }: BulkDialogProps) {
  const { t } = useTranslation(['storingen', 'algemeen']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const preview = useQuery({
    queryKey: ['voorbeeld', selection],
    queryFn: () => content(api.POST('/storingen/_voorbeeld', { body: selection })),
    staleTime: 0,
    gcTime: 0,
    meta: { still: true },
  });
  if (!preview.isSuccess) {
    return (
      <Waiting onClose={onClose}>
        <Loaded query={preview}>{() => null}</Loaded>
      </Waiting>
    );
  }
  const seen = preview.data;
  if (seen.aantal === 0) {
    return (
      <Waiting onClose={onClose}>
        <Paragraph>{t('nietsTeDoen')}</Paragraph>
      </Waiting>
    );
  }
  const carryOut = async (reden: string) => {
    const bulk = await content(
      api.POST('/bulkopdrachten', {
        body: { selectie: selection, actie: action, reden, verwacht: seen.aantal },
      }),
    );
    announce(t(bulk.stand === 'wacht-op-akkoord' ? 'wachtOpTweede' : 'begonnen'));
    await client.invalidateQueries({ queryKey: ['storingen'] });
    await navigate({ to: '/bulkopdrachten/$id', params: { id: bulk.id } });
  };
  return (
    <ConfirmDialog
      title={t(`actie.${action}.titel`)}
      consequence={
        action === 'opnieuw'
          ? seen.zin
          : t('actie.intrekken.gevolg', { count: seen.aantal, aantal: seen.aantal })
      }
      action={t(seen.vierOgen ? `actie.${action}.voorstel` : `actie.${action}.knop`, {
        count: seen.aantal,
        aantal: seen.aantal,
      })}
      danger
      onConfirm={carryOut}
      onClose={onClose}
    >
      {action === 'opnieuw' && <PerConnection preview={seen} />}
      {seen.eerderOpnieuw > 0 && (
        <Alert type="warning">
          <Paragraph>{t('eerderOpnieuw', { count: seen.eerderOpnieuw })}</Paragraph>
        </Alert>
      )}
      {seen.vierOgen && (
        <Alert type="info">
          <Paragraph>{t('vierOgen')}</Paragraph>
        </Alert>
      )}
    </ConfirmDialog>
  );
}

function PerConnection({ preview }: { preview: Shape<'Bulkvoorbeeld'> }) {
  const { t, i18n } = useTranslation(['storingen', 'algemeen']);
  const general = useTranslation('algemeen').t;
  if (preview.perKoppeling.length < 2) return null;
  return (
    <ul className="rd-plain-list">
      {preview.perKoppeling.map((one) => (
        <li key={one.koppeling}>
          {t(one.perSeconde === null ? 'naarZonderGrens' : 'naarMetGrens', {
            wie: one.organisatieNaam || one.koppeling,
            count: one.aantal,
            aantal: count(one.aantal, i18n.language),
            perSeconde: one.perSeconde,
            duur: duration(one.duurSeconden, general),
          })}
        </li>
      ))}
    </ul>
  );
}

function Waiting({ children, onClose }: { children: React.ReactNode; onClose: () => void }) {
  const { t } = useTranslation(['storingen', 'algemeen']);
  const dialog = useModal();
  return (
    <AlertDialog
      ref={dialog}
      className="rd-dialog"
      aria-labelledby="voorbeeld-titel"
      onCancel={onClose}
    >
      <div className="rd-stack">
        <Heading2 id="voorbeeld-titel">{t('voorbeeld')}</Heading2>
        {children}
        <div>
          <Button appearance="secondary-action-button" onClick={onClose}>
            {t('algemeen:annuleren')}
          </Button>
        </div>
      </div>
    </AlertDialog>
  );
}
