import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, ButtonLink, Heading, Link, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { shortId } from '../../format/number';
import { Badge } from '../../patterns/badge';
import { Facts } from '../../patterns/facts';
import { Loaded } from '../../patterns/loaded';
import { Screen } from '../../patterns/screen';
import { Section } from '../../patterns/section';
import { Time } from '../../patterns/time';
import { Unmask } from '../../patterns/unmask';
import { useMay } from '../../session/session';
import { CaseDeliveries, CaseMessages } from './case-traffic';
import { CaseKeeping } from './case-keeping';
import { CaseTasks } from './case-tasks';
import { CaseTerms } from './case-terms';
import { CaseTimeline } from './case-timeline';
import { FieldTables } from './field-tables';
import { Recipients } from './recipients';
import { caseQuery } from './case-query';

/** One newcomer over all laws and systems. */
export default function CaseScreen() {
  const { t } = useTranslation('zaken');
  const { id } = useParams({ from: '/inside/zaken/$id' });
  const query = useQuery(caseQuery(id));
  const name = query.data?.naam;
  const title = name ? t('zaakVan', { naam: name }) : t('zaakTitel', { nummer: shortId(id) });
  return (
    <Screen title={title} actions={query.data && <Export file={query.data} />}>
      <Loaded query={query}>{(file) => <CaseFile file={file} />}</Loaded>
    </Screen>
  );
}

/** The dossier to hand over; only for who may see it whole. */
function Export({ file }: { file: Shape<'Zaak'> }) {
  const { t } = useTranslation('zaken');
  const allowed = useMay('ontmaskeren', { municipality: file.gemeente });
  if (!allowed) return null;
  const address = (form: string) => `/v1/zaken/${encodeURIComponent(file.id)}/dossier?vorm=${form}`;
  return (
    <>
      <ButtonLink href={address('pdf')} download appearance="secondary-action-button">
        {t('dossierPdf')}
      </ButtonLink>
      <ButtonLink href={address('json')} download appearance="secondary-action-button">
        {t('dossierJson')}
      </ButtonLink>
    </>
  );
}

const PARTS = [
  'termijnen',
  'taken',
  'tijdlijn',
  'gegevens',
  'delen',
  'verkeer',
  'bewaren',
] as const;

function CaseFile({ file }: { file: Shape<'Zaak'> }) {
  const { t } = useTranslation(['zaken', 'woorden']);
  const mayUnmask = useMay('ontmaskeren', { municipality: file.gemeente });
  const law = (id: string) => t(`woorden:wet.${id as 'wmo'}`, { defaultValue: id });
  return (
    <>
      {file.wachtOp && (
        <Alert type="info">
          <Heading level={2} appearance="utrecht-heading-3">
            {t('waaromWacht')}
          </Heading>
          <Paragraph>{file.wachtOp}</Paragraph>
        </Alert>
      )}

      <Facts
        rows={[
          [
            t('zaaknummer'),
            <span key="id" className="rd-id">
              {file.id}
            </span>,
          ],
          [t('gemeente'), file.gemeenteNaam],
          [t('bsn'), file.nummers.bsn],
          [t('vNummer'), file.nummers.vNummer],
          [
            t('gesloten'),
            file.gesloten && (
              <>
                <Time at={file.gesloten} /> {file.redenGesloten}
              </>
            ),
          ],
          [
            t('vastgehouden'),
            file.vastgehouden && (
              <>
                <Badge mood="attention" text={t('nietWissen')} /> {file.vastgehouden}
              </>
            ),
          ],
        ]}
      />
      {file.verborgenWetten.length > 0 && (
        <Paragraph>
          {t('verborgen', { wetten: file.verborgenWetten.map(law).join(', ') })}
        </Paragraph>
      )}
      <Unmask
        masked={file.gemaskeerd}
        until={file.ontmaskerdTot}
        allowed={mayUnmask}
        unmask={(reden) =>
          content(
            api.POST('/zaken/{id}/_onthul', {
              params: { path: { id: file.id } },
              body: { reden },
            }),
          )
        }
        refresh={caseQuery(file.id).queryKey}
      />

      <nav aria-label={t('opDezePagina')} className="rd-row">
        {PARTS.map((part) => (
          <Link key={part} href={`#${part}`}>
            {t(`deel.${part}`)}
          </Link>
        ))}
      </nav>

      <Section title={t('deel.termijnen')} anchor="termijnen">
        <CaseTerms terms={file.termijnen} confirmations={file.bevestigingen} />
      </Section>
      <Section title={t('deel.taken')} anchor="taken">
        <CaseTasks tasks={file.taken} />
      </Section>
      <Section title={t('deel.tijdlijn')} anchor="tijdlijn">
        <CaseTimeline events={file.tijdlijn} />
      </Section>
      <Section title={t('deel.gegevens')} anchor="gegevens">
        <FieldTables fields={file.velden} />
      </Section>
      <Section title={t('deel.delen')} anchor="delen">
        <Recipients recipients={file.ontvangers} fields={file.velden} />
      </Section>
      <Section title={t('deel.verkeer')} anchor="verkeer">
        <div className="rd-stack">
          <CaseDeliveries deliveries={file.afleveringen} />
          <CaseMessages messages={file.berichten} />
        </div>
      </Section>
      <Section title={t('deel.bewaren')} anchor="bewaren">
        <CaseKeeping file={file} />
      </Section>
    </>
  );
}
