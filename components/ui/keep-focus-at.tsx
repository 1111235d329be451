const PATIENCE_MS = 2_000;

let newest = 0;

/** When an act takes away the control that had the focus, gives it to what `find` finds then. The act before cares no more. */
export function keepFocusAt(find: () => HTMLElement | null): void {
  newest += 1;
  const turn = newest;
  const deadline = performance.now() + PATIENCE_MS;
  const look = () => {
    if (turn !== newest) return;
    if (document.activeElement === document.body) find()?.focus({ preventScroll: true });
    if (performance.now() < deadline) requestAnimationFrame(look);
  };
  look();
}
