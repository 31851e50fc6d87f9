import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { today } from '../../format/time';
import { TermBadge } from '../../patterns/badge';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { Time, useNow } from '../../patterns/time';
import { axisOf, stretch, type Axis } from './axis';

type Term = Shape<'Termijn'>;

/** The terms of a case on one axis of time; all that the drawing shows stands in words too. */
export function CaseTerms({
  terms,
  confirmations,
}: {
  terms: Term[];
  confirmations: Shape<'Bevestiging'>[];
}) {
  const { t } = useTranslation('zaken');
  const now = useNow();
  if (terms.length === 0 && confirmations.length === 0) return <Empty text={t('geenTermijnen')} />;
  const axis = axisOf(terms, today(now));
  const sorted = [...terms].sort((a, b) => a.uiterlijk.localeCompare(b.uiterlijk));
  return (
    <>
      <AxisLabels axis={axis} />
      {sorted.map((term) => (
        <TermRow key={`${term.id} ${term.begin}`} term={term} axis={axis} />
      ))}
      {confirmations.map((awaited) => (
        <div className="rd-term" key={awaited.id}>
          <div className="rd-row">
            <Heading level={3}>{t('bevestiging', { regel: awaited.regel })}</Heading>
            <TermBadge state={awaited.stand} />
          </div>
          <Paragraph>
            {t('uiterlijk')} <Time at={awaited.uiterlijk} />
          </Paragraph>
        </div>
      ))}
    </>
  );
}

function AxisLabels({ axis }: { axis: Axis }) {
  const { i18n } = useTranslation();
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  return (
    <div className="rd-axis" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span key={tick.day} style={{ insetInlineStart: `${tick.at}%` }}>
          {month.format(new Date(tick.day))}
        </span>
      ))}
    </div>
  );
}

function TermRow({ term, axis }: { term: Term; axis: Axis }) {
  const { t } = useTranslation('zaken');
  const { start, length } = stretch(axis, term.begin, term.uiterlijk);
  return (
    <div className="rd-term">
      <div className="rd-row">
        <Heading level={3}>{term.titel}</Heading>
        <TermBadge state={term.stand} />
      </div>
      <div className="rd-track" aria-hidden="true">
        <div
          className="rd-bar"
          data-state={term.stand}
          style={{ insetInlineStart: `${start}%`, inlineSize: `${length}%` }}
        />
        <div className="rd-today" style={{ insetInlineStart: `${axis.now}%` }} />
      </div>
      <Paragraph>
        {t('uiterlijk')} <Time at={term.uiterlijk} />
        {term.begin && (
          <>
            , {t('begonnen')} <Time at={term.begin} bare />
          </>
        )}
        . {term.artikel} ({t('regel', { regel: term.regel })}).
      </Paragraph>
      {term.redenVerschuiving && (
        <Paragraph>
          {t('verschoven')} {term.gerekend && <Time at={term.gerekend} bare />}
          {term.vorigeUiterlijk && (
            <>
              , {t('eerderTot')} <Time at={term.vorigeUiterlijk} bare />
            </>
          )}
          . {term.redenVerschuiving}
        </Paragraph>
      )}
      {term.opgegeven && (
        <Paragraph>
          {t('doorPartner')} <Time at={term.opgegeven} bare />.
        </Paragraph>
      )}
      {term.stilSinds && (
        <Paragraph>
          {t('stilSinds')} <Time at={term.stilSinds} />.
        </Paragraph>
      )}
      {term.vervallenOp && (
        <Paragraph>
          {t('vervallenOp')} <Time at={term.vervallenOp} bare />. {term.redenVervallen}
        </Paragraph>
      )}
      {term.bericht && (
        <RouteLink to="/berichten/$id" params={{ id: term.bericht }}>
          {t('waardoor')}
        </RouteLink>
      )}
    </div>
  );
}
