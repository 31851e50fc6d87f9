import {
  Button,
  Paragraph,
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client';
import type { Shape } from '../../api/types';
import { ConfirmDialog } from '../../patterns/confirm';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { ScrollRegion } from '../../patterns/scroll-region';
import { Section } from '../../patterns/section';
import { Sign } from '../../patterns/sign';
import { useAct } from '../../patterns/use-act';
import { compare, letterOf, type ComparedRow, type Side } from './comparison';

/** A message beside the cases that it may belong to, with the choice between them. */
export function Candidates({ detail }: { detail: Shape<'Taakdetail'> }) {
  const { t } = useTranslation('werkvoorraad');
  const mayChoose = detail.taak.mag?.includes('gereed') ?? false;
  const { kandidaten: candidates } = detail;
  if (candidates.length === 0) {
    return (
      <Section title={t('kandidaten')}>
        <Empty text={t('geenKandidaten')} />
      </Section>
    );
  }
  return (
    <Section title={t('kandidaten')}>
      <Paragraph>{t('kandidatenUitleg', { count: candidates.length })}</Paragraph>
      <ScrollRegion label={t('vergelijking')}>
        <Table>
          <TableCaption className="rd-unseen">{t('vergelijking')}</TableCaption>
          <TableHeader>
            <TableRow>
              <TableHeaderCell scope="col">{t('gegeven')}</TableHeaderCell>
              <TableHeaderCell scope="col">{t('ditBericht')}</TableHeaderCell>
              {candidates.map((one, index) => (
                <TableHeaderCell key={one.zaak} scope="col">
                  <RouteLink to="/zaken/$id" params={{ id: one.zaak }}>
                    {t('kandidaat', { letter: letterOf(index) })}
                  </RouteLink>
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {compare(detail.vanBericht, candidates).map((row) => (
              <Row key={row.id} row={row} />
            ))}
            <Sentences title={t('komtOvereen')} lists={candidates.map((one) => one.overeenkomst)} />
            <Sentences title={t('verschilt')} lists={candidates.map((one) => one.verschil)} />
          </TableBody>
        </Table>
      </ScrollRegion>
      {detail.taak.stand === 'open' &&
        (mayChoose ? (
          <Choice task={detail.taak} candidates={candidates} />
        ) : (
          <Paragraph>{t('geenRechtKiezen')}</Paragraph>
        ))}
    </Section>
  );
}

function Row({ row }: { row: ComparedRow }) {
  const { t } = useTranslation('werkvoorraad');
  return (
    <TableRow>
      <TableHeaderCell scope="row">{row.title}</TableHeaderCell>
      <TableCell>
        {row.message?.waarde ?? <span className="rd-quiet">{t('onbekend')}</span>}
      </TableCell>
      {row.sides.map((side, index) => (
        <TableCell key={index}>
          <SideValue side={side} />
        </TableCell>
      ))}
    </TableRow>
  );
}

function SideValue({ side }: { side: Side }) {
  const { t } = useTranslation('werkvoorraad');
  if (!side.fact) return <span className="rd-quiet">{t('onbekend')}</span>;
  return (
    <span className="rd-row">
      {side.fact.waarde}
      {side.agrees !== undefined && (
        <span className="rd-row">
          <Sign mood={side.agrees ? 'good' : 'bad'} />
          {t(side.agrees ? 'gelijk' : 'anders')}
        </span>
      )}
      {side.fact.gemaskeerd && <span className="rd-quiet">{t('gemaskeerd')}</span>}
    </span>
  );
}

function Sentences({ title, lists }: { title: string; lists: readonly (readonly string[])[] }) {
  if (lists.every((list) => list.length === 0)) return null;
  return (
    <TableRow>
      <TableHeaderCell scope="row">{title}</TableHeaderCell>
      <TableCell />
      {lists.map((list, index) => (
        <TableCell key={index}>{list.join(', ')}</TableCell>
      ))}
    </TableRow>
  );
}

function Choice({
  task,
  candidates,
}: {
  task: Shape<'Taak'>;
  candidates: readonly Shape<'Kandidaat'>[];
}) {
  const { t } = useTranslation('werkvoorraad');
  const act = useAct(['taken', 'zaken', 'berichten', 'overzicht']);
  const [chosen, setChosen] = useState<number>();
  const letter = letterOf(chosen ?? 0);
  return (
    <div className="rd-more">
      {candidates.map((one, index) => (
        <Button
          key={one.zaak}
          appearance="secondary-action-button"
          onClick={() => setChosen(index)}
        >
          {t('kies', { letter: letterOf(index) })}
        </Button>
      ))}
      {chosen !== undefined && (
        <ConfirmDialog
          title={t('kiesTitel', { letter })}
          consequence={t('kiesUitleg')}
          action={t('kies', { letter })}
          reason="optional"
          onClose={() => setChosen(undefined)}
          onConfirm={(reason) => {
            const zaak = candidates[chosen]?.zaak ?? '';
            const call = api.POST('/taken/{id}/_gereed', {
              params: { path: { id: task.id } },
              body: { zaak, ...(reason !== '' && { toelichting: reason }) },
            });
            return act(done(call), t('gekozen', { letter }));
          }}
        />
      )}
    </div>
  );
}
