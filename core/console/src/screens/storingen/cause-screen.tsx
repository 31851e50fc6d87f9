import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { Button, ButtonGroup, Checkbox, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import type { Shape } from '../../api/types';
import { count } from '../../format/number';
import { absolute } from '../../format/time';
import { Empty } from '../../patterns/empty';
import { Filters, type Filter } from '../../patterns/filters';
import { ListTable, useKeyset } from '../../patterns/list';
import { RouteLink } from '../../patterns/link';
import { Screen } from '../../patterns/screen';
import { useMay, useSession } from '../../session/session';
import { useDeliveryColumns } from '../berichten/delivery-table';
import { useConnections } from '../berichten/use-connections';
import { BulkDialog } from './bulk-dialog';
import { failuresQuery } from './failures-query';

type Delivery = Shape<'Aflevering'>;
type Asked = { action: 'opnieuw' | 'intrekken'; selection: Shape<'Selectie'> };

/** Everything that stays behind for one cause: solved alone, as a selection, or all at once. */
export default function CauseScreen() {
  const { t } = useTranslation(['storingen', 'algemeen', 'berichten']);
  const { oorzaak } = useParams({ from: '/inside/storingen/$oorzaak' });
  const search = useSearch({ from: '/inside/storingen/$oorzaak' });
  const navigate = useNavigate({ from: '/storingen/$oorzaak' });
  const { gemeenten } = useSession();
  const mayResend = useMay('opnieuw');
  const connections = useConnections();
  const failures = useQuery(failuresQuery);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked>();

  const where = { oorzaak, ...search };
  const list = useKeyset(['afleveringen', where], (cursor) =>
    content(
      api.GET('/afleveringen', {
        params: { query: { ...where, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
  const group = failures.data?.resultaten.find((one) => one.oorzaak === oorzaak);
  const filters: Filter[] = [
    { name: 'koppeling', label: t('berichten:naar'), options: connections },
    { name: 'soort', label: t('berichten:soort') },
    {
      name: 'gemeente',
      label: t('berichten:gemeente'),
      options: gemeenten.map(({ code, naam }) => [code, naam] as const),
    },
  ];
  const selection: Shape<'Selectie'> =
    chosen.size > 0 ? { afleveringen: [...chosen] } : { ...where };

  return (
    <Screen title={group?.wat ?? t('oorzaakTitel')} lead={group?.oplossing}>
      <Paragraph>
        <RouteLink to="/storingen">{t('alleOorzaken')}</RouteLink>
      </Paragraph>
      <Filters
        label={t('welke')}
        filters={filters}
        values={search}
        onChange={(values) => {
          setChosen(new Set());
          void navigate({ search: values });
        }}
      />
      {mayResend && (
        <ButtonGroup>
          <Button
            appearance="primary-action-button"
            onClick={() => setAsked({ action: 'opnieuw', selection })}
          >
            {chosen.size > 0 ? t('verstuurGekozen', { count: chosen.size }) : t('verstuurAlles')}
          </Button>
          <Button
            appearance="secondary-action-button"
            hint="danger"
            onClick={() => setAsked({ action: 'intrekken', selection })}
          >
            {chosen.size > 0 ? t('trekGekozenIn', { count: chosen.size }) : t('trekAllesIn')}
          </Button>
        </ButtonGroup>
      )}
      <ListTable
        list={list}
        caption={t('berichtenMetOorzaak')}
        columns={useChoosable(mayResend, chosen, setChosen)}
        rowId={(delivery) => delivery.id}
        empty={<Empty text={t('nietsMetOorzaak')} />}
      />
      {asked && <BulkDialog {...asked} onClose={() => setAsked(undefined)} />}
    </Screen>
  );
}

/** The columns of deliveries, with a box before them to choose which. */
function useChoosable(
  may: boolean,
  chosen: ReadonlySet<string>,
  choose: (chosen: ReadonlySet<string>) => void,
): ColumnDef<Delivery>[] {
  const { t, i18n } = useTranslation('storingen');
  const columns = useDeliveryColumns();
  if (!may) return columns;
  const [first, ...rest] = columns;
  if (!first) return columns;
  const box: ColumnDef<Delivery> = {
    id: 'kies',
    enableSorting: false,
    header: () =>
      chosen.size > 0 ? t('gekozen', { aantal: count(chosen.size, i18n.language) }) : t('kies'),
    cell: ({ row: { original } }) => (
      <Checkbox
        className="rd-box"
        aria-label={t('kiesDit', {
          soort: original.soort,
          moment: absolute(original.gewijzigd, i18n.language),
        })}
        checked={chosen.has(original.id)}
        onChange={() => {
          const next = new Set(chosen);
          if (!next.delete(original.id)) next.add(original.id);
          choose(next);
        }}
      />
    ),
  };
  return [first, box, ...rest];
}
