import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { absolute } from '../../format/time';
import { Empty } from '../../patterns/empty';
import { RouteLink } from '../../patterns/link';
import { ScrollRegion } from '../../patterns/scroll-region';
import { Sign } from '../../patterns/sign';
import { endOfWeek, share, weekNumber } from './week';

/** Terms counted three ways; each row narrows the list below. */
export function Counts({ counts }: { counts: Shape<'Termijnoverzicht'> }) {
  const { t, i18n } = useTranslation('termijnen');
  const { weken, gemeenten, regels } = counts;
  if (weken.length + gemeenten.length + regels.length === 0) {
    return <Empty text={t('tellingLeeg')} />;
  }
  const most = Math.max(0, ...weken.map((week) => week.aantal));
  return (
    <div className="rd-columns">
      <CountTable caption={t('perWeek')} heads={[t('week'), t('aantal')]}>
        {weken.map((week) => (
          <TableRow key={week.week}>
            <TableHeaderCell scope="row">
              <RouteLink to="/termijnen" search={{ van: week.van, tot: endOfWeek(week.van) }}>
                {t('weekVan', {
                  week: weekNumber(week.week),
                  dag: absolute(week.van, i18n.language),
                })}
              </RouteLink>
            </TableHeaderCell>
            <TableCell className="rd-shares">
              {count(week.aantal, i18n.language)}
              <span
                className="rd-share"
                aria-hidden="true"
                style={{ inlineSize: `${share(week.aantal, most)}%` }}
              />
            </TableCell>
          </TableRow>
        ))}
      </CountTable>
      <CountTable caption={t('perGemeente')} heads={[t('gemeente'), t('aantal'), t('teLaat')]}>
        {gemeenten.map((group) => (
          <GroupRow key={group.sleutel} group={group}>
            <RouteLink to="/termijnen" search={{ gemeente: group.sleutel }}>
              {group.titel}
            </RouteLink>
          </GroupRow>
        ))}
      </CountTable>
      <CountTable caption={t('perSoort')} heads={[t('soort'), t('aantal'), t('teLaat')]}>
        {regels.map((group) => (
          <GroupRow key={group.sleutel} group={group}>
            <RouteLink to="/termijnen" search={{ termijn: group.sleutel }}>
              {group.titel}
            </RouteLink>
          </GroupRow>
        ))}
      </CountTable>
    </div>
  );
}

function GroupRow({ group, children }: { group: Shape<'Groeptelling'>; children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <TableRow>
      <TableHeaderCell scope="row">{children}</TableHeaderCell>
      <TableCell>{count(group.aantal, i18n.language)}</TableCell>
      <TableCell>
        {group.teLaat > 0 && <Sign mood="bad" />} {count(group.teLaat, i18n.language)}
      </TableCell>
    </TableRow>
  );
}

function CountTable(props: { caption: string; heads: readonly string[]; children: ReactNode }) {
  return (
    <ScrollRegion label={props.caption}>
      <Table>
        <TableCaption>{props.caption}</TableCaption>
        <TableHeader>
          <TableRow>
            {props.heads.map((head) => (
              <TableHeaderCell key={head} scope="col">
                {head}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>{props.children}</TableBody>
      </Table>
    </ScrollRegion>
  );
}
