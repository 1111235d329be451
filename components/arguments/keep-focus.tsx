const PATIENCE_MS = 2_000;

/** When an act takes away the control that had the focus, gives it to the argument (or its tombstone) instead. */
export function keepFocus(id: number, deadline = performance.now() + PATIENCE_MS): void {
  if (document.activeElement === document.body) document.getElementById(`a${id}`)?.focus({ preventScroll: true });
  if (performance.now() < deadline) requestAnimationFrame(() => keepFocus(id, deadline));
}
