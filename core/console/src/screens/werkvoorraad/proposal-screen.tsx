import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content, done } from '../../api/client';
import type { Shape } from '../../api/types';
import { ConfirmDialog } from '../../patterns/confirm';
import { DiffLines } from '../../patterns/diff-lines';
import { Facts } from '../../patterns/facts';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useAct } from '../../patterns/use-act';
import { useMunicipality } from '../../session/session';
import { ProposalBadge } from './proposal-badge';

type Known = Shape<'Voorstel'>;

/** One proposal: what would happen, what changes, and the decision. */
export default function ProposalScreen() {
  const { id } = useParams({ from: '/inside/voorstellen/$id' });
  const proposal = useQuery({
    queryKey: ['voorstellen', 'een', id],
    queryFn: () => content(api.GET('/voorstellen/{id}', { params: { path: { id } } })),
    // Only with an edit comes what the message holds.
    meta: { audited: (answer) => (answer as Known | undefined)?.soort === 'bewerken' },
  });
  return <Loaded query={proposal}>{(known) => <Proposal proposal={known} />}</Loaded>;
}

function Proposal({ proposal }: { proposal: Known }) {
  const { t } = useTranslation('werkvoorraad');
  const municipality = useMunicipality();
  const waits = proposal.stand === 'wacht';
  return (
    <Screen
      title={t(`voorstellen.soort.${proposal.soort}`)}
      lead={proposal.zin}
      actions={waits && proposal.mag && <Decision proposal={proposal} />}
    >
      {waits && !proposal.mag && (
        <Alert type="info">
          <Paragraph>{t('voorstellen.magNiet')}</Paragraph>
        </Alert>
      )}
      <Facts
        rows={[
          [t('voorstellen.stand'), <ProposalBadge key="stand" state={proposal.stand} />],
          [t('voorstellen.reden'), proposal.reden],
          [t('voorstellen.door'), proposal.door],
          [t('voorstellen.moment'), <Time key="moment" at={proposal.moment} />],
          [t('kop.gemeente'), proposal.gemeente && municipality(proposal.gemeente)],
          [t('voorstellen.object'), <ProposalObject key="object" proposal={proposal} />],
          [
            t('voorstellen.besluit'),
            proposal.besluitDoor !== null && (
              <span className="rd-row">
                {proposal.besluitDoor}
                {proposal.besluitOp !== null && <Time at={proposal.besluitOp} />}
              </span>
            ),
          ],
        ]}
      />
      <Section title={t('voorstellen.verschil')}>
        {proposal.verschil && proposal.verschil.length > 0 ? (
          <DiffLines lines={proposal.verschil} label={t('voorstellen.verschil')} />
        ) : (
          <Paragraph>{t('voorstellen.geenVerschil')}</Paragraph>
        )}
      </Section>
      <Paragraph>
        <RouteLink to="/voorstellen">{t('voorstellen.naarLijst')}</RouteLink>
      </Paragraph>
    </Screen>
  );
}

/** What it is about, with the way to it. */
function ProposalObject({ proposal: { soort, object } }: { proposal: Known }) {
  const params = { id: object };
  const id = <span className="rd-id">{object}</span>;
  if (soort === 'bewerken')
    return (
      <RouteLink to="/afleveringen/$id" params={params}>
        {id}
      </RouteLink>
    );
  if (soort === 'bulk')
    return (
      <RouteLink to="/bulkopdrachten/$id" params={params}>
        {id}
      </RouteLink>
    );
  if (soort === 'wissen')
    return (
      <RouteLink to="/zaken/$id" params={params}>
        {id}
      </RouteLink>
    );
  return (
    <RouteLink to="/configuratie/$revisie" params={{ revisie: object }}>
      {id}
    </RouteLink>
  );
}

function Decision({ proposal }: { proposal: Known }) {
  const { t } = useTranslation('werkvoorraad');
  const act = useAct([
    'voorstellen',
    'overzicht',
    'afleveringen',
    'bulkopdrachten',
    'configuraties',
  ]);
  const [asking, setAsking] = useState<'akkoord' | 'afwijzen'>();
  const at = { params: { path: { id: proposal.id } } };
  const close = () => setAsking(undefined);
  return (
    <>
      <Button appearance="primary-action-button" onClick={() => setAsking('akkoord')}>
        {t('voorstellen.akkoord')}
      </Button>
      <Button appearance="secondary-action-button" onClick={() => setAsking('afwijzen')}>
        {t('voorstellen.afwijzen')}
      </Button>
      {asking === 'akkoord' && (
        <ConfirmDialog
          title={t('voorstellen.akkoordTitel')}
          consequence={t('voorstellen.akkoordUitleg', { zin: proposal.zin })}
          action={t('voorstellen.akkoord')}
          danger
          reason="optional"
          onClose={close}
          onConfirm={(reason) => {
            const body = reason === '' ? {} : { reden: reason };
            const call = api.POST('/voorstellen/{id}/_akkoord', { ...at, body });
            return act(done(call), t('voorstellen.isAkkoord'));
          }}
        />
      )}
      {asking === 'afwijzen' && (
        <ConfirmDialog
          title={t('voorstellen.afwijzenTitel')}
          consequence={t('voorstellen.afwijzenUitleg')}
          action={t('voorstellen.afwijzen')}
          onClose={close}
          onConfirm={(reden) => {
            const call = api.POST('/voorstellen/{id}/_afwijzen', { ...at, body: { reden } });
            return act(done(call), t('voorstellen.isAfgewezen'));
          }}
        />
      )}
    </>
  );
}
