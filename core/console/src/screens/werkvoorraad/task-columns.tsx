import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { RouteLink } from '../../patterns/link';
import { Time } from '../../patterns/time';
import { useMunicipality } from '../../session/session';
import { TaskDue, TaskKind } from './task-badges';

export function useTaskColumns(): ColumnDef<Shape<'Taak'>>[] {
  const { t } = useTranslation('werkvoorraad');
  const municipality = useMunicipality();
  return useMemo(
    () => [
      {
        accessorKey: 'titel',
        header: t('kop.titel'),
        cell: ({ row }) => (
          <RouteLink to="/werkvoorraad/$id" params={{ id: row.original.id }}>
            {row.original.titel}
          </RouteLink>
        ),
      },
      {
        accessorKey: 'soort',
        header: t('kop.soort'),
        cell: ({ row }) => <TaskKind kind={row.original.soort} />,
      },
      {
        id: 'uiterlijk',
        // What has no date comes last.
        accessorFn: (task) => task.uiterlijk ?? '9999',
        header: t('kop.uiterlijk'),
        cell: ({ row }) => <TaskDue task={row.original} />,
      },
      {
        id: 'gemeente',
        accessorFn: (task) => municipality(task.gemeente),
        header: t('kop.gemeente'),
      },
      { accessorKey: 'organisatie', header: t('kop.organisatie') },
      {
        id: 'wie',
        accessorFn: (task) => (task.stand === 'gedaan' ? task.gedaanDoor : task.opgepaktDoor),
        header: t('kop.opgepaktDoor'),
        cell: ({ row: { original: task } }) =>
          task.stand === 'gedaan'
            ? `${t('kop.gedaanDoor')} ${task.gedaanDoor}`
            : (task.opgepaktDoor ?? <span className="rd-quiet">{t('niemand')}</span>),
      },
      {
        accessorKey: 'gemaakt',
        header: t('kop.gemaakt'),
        cell: ({ row }) => <Time at={row.original.gemaakt} />,
      },
    ],
    [t, municipality],
  );
}
