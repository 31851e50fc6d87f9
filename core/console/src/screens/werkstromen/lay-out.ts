import ELK from 'elkjs/lib/elk.bundled.js';
import type { Shape } from '../../api/types';
import { nodeHeight, NODE_WIDTH } from './graph';

export type Places = ReadonlyMap<string, { x: number; y: number }>;

/** Where each step of a drawing stands: in columns from left to right, with few crossing lines. */
export async function layOut(
  steps: readonly Shape<'Graafknoop'>[],
  lines: readonly Shape<'Graaflijn'>[],
): Promise<Places> {
  const known = new Set(steps.map((step) => step.id));
  const graph = await new ELK().layout({
    id: 'werkstroom',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': '24',
      'elk.layered.spacing.nodeNodeBetweenLayers': '72',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: steps.map((step) => ({ id: step.id, width: NODE_WIDTH, height: nodeHeight(step) })),
    edges: lines
      .filter((line) => known.has(line.van) && known.has(line.naar))
      .map((line, index) => ({ id: `${index}`, sources: [line.van], targets: [line.naar] })),
  });
  return new Map(graph.children?.map((node) => [node.id, { x: node.x ?? 0, y: node.y ?? 0 }]));
}
