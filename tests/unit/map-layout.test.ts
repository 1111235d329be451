import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArgumentView } from "#lib/arguments/view";
import { layoutMap, NODE_RADIUS } from "#lib/reading/map-layout";
import { shareOut } from "#lib/reading/share-out";

/** A root with replies: each number says which of those before it is answered. */
const tree = fc.array(fc.nat(), { maxLength: 40 });

let id = 0;
function viewOf(answered: number[]): ArgumentView {
  const root = deleted(1, null);
  const all = [root];
  for (const number of answered) {
    const above = all[number % all.length];
    const parent = above && above.depth < 8 ? above : root;
    const reply = deleted(parent.depth + 1, parent.id);
    parent.replies.push(reply);
    all.push(reply);
  }
  return root;
}

function deleted(depth: number, parentId: number | null): ArgumentView {
  id += 1;
  const relation = parentId === null ? null : "asks";
  return { id, thread: "a", parentId, depth, stance: null, relation, postedAt: "", state: "deleted", replies: [] };
}

describe("a map", () => {
  test("draws each argument once, inside the picture, none over another, with a line to what it answers", () => {
    fc.assert(
      fc.property(fc.array(fc.array(tree, { maxLength: 5 }), { minLength: 1, maxLength: 2 }), (sides) => {
        const columns = sides.map((trees) =>
          trees.map((answered) => ({ view: viewOf(answered), leftOut: trees.length % 2, isMore: false })),
        );
        const { nodes, links, stubs, width, height } = layoutMap(columns);
        const count = (view: ArgumentView): number => view.replies.reduce((sum, reply) => sum + count(reply), 1);
        const roots = columns.flat();
        expect(nodes.length).toBe(roots.reduce((sum, { view }) => sum + count(view), 0));
        expect(links.length).toBe(nodes.length - roots.length);
        expect(stubs.length).toBe(roots.filter(({ leftOut }) => leftOut > 0).length);
        for (const { x, y } of [...nodes, ...stubs]) {
          expect(x).toBeGreaterThanOrEqual(NODE_RADIUS);
          expect(y).toBeGreaterThanOrEqual(NODE_RADIUS);
          expect(x).toBeLessThanOrEqual(width - NODE_RADIUS);
          expect(y).toBeLessThanOrEqual(height - NODE_RADIUS);
        }
        // 24 pixels apart is what WCAG 2.5.8 asks of targets.
        const places = [...nodes, ...stubs].map(({ x, y }) => ({ x, y }));
        for (const [i, a] of places.entries())
          for (const b of places.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(24);
      }),
      { numRuns: 60 },
    );
  });

  test("of nothing has no nodes", () => {
    expect(layoutMap([])).toMatchObject({ nodes: [], links: [], stubs: [] });
  });
});

describe("sharing places out", () => {
  test.each([
    [10, [3, 3, 3], [3, 3, 3]],
    [10, [20, 20], [5, 5]],
    [10, [2, 20], [2, 8]],
    [7, [20, 1, 20], [3, 1, 3]],
    [0, [4], [0]],
    [5, [], []],
  ])("%i among %j gives %j", (budget, wishes, shares) => {
    expect(shareOut(budget, wishes)).toEqual(shares);
  });

  test("gives out all there is or all that is wished, nobody more than their wish", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.array(fc.nat(300), { maxLength: 20 }), (budget, wishes) => {
        const shares = shareOut(budget, wishes);
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(shares)).toBe(Math.min(budget, sum(wishes)));
        for (const [i, share] of shares.entries()) expect(share).toBeLessThanOrEqual(wishes[i] ?? 0);
      }),
    );
  });
});
