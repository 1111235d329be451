/** Where an arrow key leads from an argument of the map: left to what it answers, right to its first reply, up and down beside it. */
export function neighbourOf(node: SVGAElement, key: string): SVGAElement | undefined {
  const all = [...(node.ownerSVGElement?.querySelectorAll<SVGAElement>("a") ?? [])];
  const own = node.id.slice(1);
  const { parent, stance } = node.dataset;
  if (key === "ArrowLeft") return all.find(({ id }) => parent !== undefined && id === `n${parent}`);
  if (key === "ArrowRight") return all.find((other) => own !== "" && other.dataset.parent === own);
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  const beside = all.filter(
    (other) => other.dataset.parent === parent && (parent !== undefined || other.dataset.stance === stance),
  );
  return beside[beside.indexOf(node) + (key === "ArrowDown" ? 1 : -1)];
}
