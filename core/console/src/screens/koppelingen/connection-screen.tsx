import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { VerdictBadge } from '../../patterns/badge';
import { Facts } from '../../patterns/facts';
import { RouteLink } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { useMay } from '../../session/session';
import { BreakerBadge } from './breaker-badge';
import { CertificateDays, CertificateTable } from './certificates';
import { ConnectionTest } from './connection-test';
import { SettingsForm } from './settings-form';
import { SimulatorSection } from './simulator-section';
import { StatusLink } from './status-link';
import { SupportTable } from './support-table';

/** One connection: how it does, its test, settings, certificates and what it can do. */
export default function ConnectionScreen() {
  const { id } = useParams({ from: '/inside/koppelingen/$id' });
  const connection = useQuery({
    queryKey: ['koppelingen', id],
    queryFn: () => content(api.GET('/koppelingen/{id}', { params: { path: { id } } })),
  });
  return <Loaded query={connection}>{(known) => <Connection connection={known} />}</Loaded>;
}

function Connection({ connection }: { connection: Shape<'Koppeling'> }) {
  const { t } = useTranslation('koppelingen');
  const mayConfigure = useMay('inrichten');
  const { stand: state, simulator } = connection;
  return (
    <Screen title={state.organisatieNaam} lead={state.uitleg}>
      <Section title={t('feiten')}>
        <ConnectionFacts connection={connection} />
      </Section>
      {mayConfigure && <ConnectionTest id={state.id} />}
      <Section title={t('instellingen')}>
        <SettingsForm settings={connection.instellingen} file={connection.plaats} />
      </Section>
      <Section title={t('certificaten')}>
        <CertificateTable certificates={connection.certificaten} />
      </Section>
      <Section title={t('soorten')}>
        <SupportTable kinds={connection.soorten} />
      </Section>
      {simulator && <SimulatorSection id={state.id} simulator={simulator} />}
      {mayConfigure && <StatusLink id={state.id} until={connection.statuslinkTot} />}
    </Screen>
  );
}

function ConnectionFacts({ connection }: { connection: Shape<'Koppeling'> }) {
  const { t, i18n } = useTranslation('koppelingen');
  const { stand: state, perSeconde, tegelijk } = connection;
  const number = (value: number) => count(value, i18n.language);
  return (
    <Facts
      rows={[
        [t('kop.oordeel'), <VerdictBadge key="oordeel" verdict={state.oordeel} />],
        [t('kop.versturen'), <BreakerBadge key="versturen" connection={state} />],
        [
          t('kop.wachtend'),
          <span key="wachtend" className="rd-row">
            {number(state.wachtend)}
            <RouteLink to="/afleveringen" search={{ koppeling: state.id }}>
              {t('afleveringen')}
            </RouteLink>
          </span>,
        ],
        [
          t('kop.oudste'),
          state.oudsteWachtend !== null && <Time key="oudste" at={state.oudsteWachtend} />,
        ],
        [
          t('kop.bureau'),
          <span key="bureau" className="rd-row">
            {number(state.opBureau)}
            {state.opBureau > 0 && <RouteLink to="/storingen">{t('storingen')}</RouteLink>}
          </span>,
        ],
        [
          t('kop.perUur'),
          <span key="perUur" className="rd-row">
            {number(state.ontvangenPerUur)} / {number(state.gemaaktPerUur)}
            <RouteLink to="/berichten" search={{ koppeling: state.id }}>
              {t('berichten')}
            </RouteLink>
          </span>,
        ],
        [t('kop.certificaat'), <CertificateDays key="dagen" days={state.certificaatDagen} />],
        [t('adres'), connection.adres],
        [t('ontvangst'), connection.ontvangstAdres],
        [
          t('grens'),
          perSeconde === null
            ? t('grensGeen', { tegelijk: number(tegelijk) })
            : t('grensTekst', { aantal: number(perSeconde), tegelijk: number(tegelijk) }),
        ],
        [t('herhaling'), connection.herhaling],
        [t('adapter'), state.adapter],
        [t('bron'), connection.bron],
        [t('oin'), connection.oin],
        [
          t('plaats'),
          <span key="plaats" className="rd-id">
            {connection.plaats}
          </span>,
        ],
      ]}
    />
  );
}
