const PATIENCE_MS = 2_000;

/** When an act takes away the control that had the focus, gives it to what `find` finds then. */
export function keepFocusAt(find: () => HTMLElement | null, deadline = performance.now() + PATIENCE_MS): void {
  if (document.activeElement === document.body) find()?.focus({ preventScroll: true });
  if (performance.now() < deadline) requestAnimationFrame(() => keepFocusAt(find, deadline));
}
