import '@xyflow/react/dist/base.css';
import {
  Controls,
  MarkerType,
  Position,
  ReactFlow,
  type Edge,
  type Node,
  type NodeChange,
} from '@xyflow/react';
import { Paragraph } from '@utrecht/component-library-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Loading } from '../../patterns/loaded';
import { nodeHeight, NODE_WIDTH } from './graph';
import { layOut, type Places } from './lay-out';
import { useStepKind } from './step-kind';

type DrawingProps = {
  workflow: Shape<'Werkstroom'>;
  chosen: string | undefined;
  onChoose: (rule: string | undefined) => void;
};

/** The workflow drawn from left to right. What it shows stands in words beside it. */
export default function Drawing({ workflow, chosen, onChoose }: DrawingProps) {
  const { t } = useTranslation('werkstromen');
  const kindOf = useStepKind();
  const { knopen: steps, lijnen: lines } = workflow;
  // Only a change of shape asks for another lay-out: counts change often.
  const shape = JSON.stringify([steps.map((step) => [step.id, step.titel]), lines]);
  const places = useQuery({
    queryKey: ['tekening', shape],
    queryFn: () => layOut(steps, lines),
    staleTime: Infinity,
    meta: { still: true },
  });
  const nodes = useMemo(
    () => (places.data ? steps.map((step) => nodeOf(step, places.data, chosen, kindOf, t)) : []),
    [steps, places.data, chosen, kindOf, t],
  );
  const edges = useMemo(() => lines.map(edgeOf), [lines]);
  const choose = (changes: NodeChange[]) => {
    for (const change of changes) {
      if (change.type !== 'select' || !change.selected) continue;
      const rule = steps.find((step) => step.id === change.id)?.regel;
      if (rule) onChoose(rule);
    }
  };
  if (places.isError) return <Paragraph>{t('tekeningMislukt')}</Paragraph>;
  if (!places.data) return <Loading />;
  return (
    <div className="rd-drawing">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={choose}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        zoomOnScroll={false}
        preventScrolling={false}
        minZoom={0.2}
        fitView
        fitViewOptions={{ maxZoom: 1, minZoom: 0.45 }}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('tekeningUitleg'),
          'controls.ariaLabel': t('knoppen.titel'),
          'controls.zoomIn.ariaLabel': t('knoppen.groter'),
          'controls.zoomOut.ariaLabel': t('knoppen.kleiner'),
          'controls.fitView.ariaLabel': t('knoppen.passend'),
        }}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function nodeOf(
  step: Shape<'Graafknoop'>,
  places: Places,
  chosen: string | undefined,
  kindOf: (kind: string) => string,
  t: TFunction<'werkstromen'>,
): Node {
  const mine = chosen !== undefined && step.regel === chosen;
  const times = step.aantal === null ? '' : t('ditWeek', { count: step.aantal });
  const kind = kindOf(step.soort);
  return {
    id: step.id,
    position: places.get(step.id) ?? { x: 0, y: 0 },
    width: NODE_WIDTH,
    height: nodeHeight(step),
    sourcePosition: Position.Right,
    targetPosition: Position.Left,
    className: `rd-node-${step.soort} ${mine ? 'rd-node-chosen' : ''}`,
    ariaLabel: [kind, step.titel, times].filter(Boolean).join(': '),
    selected: false,
    data: {
      label: (
        <>
          <span className="rd-node-kind">{kind}</span>
          {step.titel}
          {times !== '' && <span className="rd-node-kind">{times}</span>}
        </>
      ),
    },
  };
}

function edgeOf(line: Shape<'Graaflijn'>, index: number): Edge {
  return {
    id: `${index}`,
    source: line.van,
    target: line.naar,
    type: 'smoothstep',
    markerEnd: { type: MarkerType.ArrowClosed },
    ...(line.titel !== '' && { label: line.titel }),
  };
}
