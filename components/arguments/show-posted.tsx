const PATIENCE_MS = 3_000;

/** Brings a new argument into view once the page has it; `otherwise`: on another page of a long thread, say. */
export function showPosted(id: number, otherwise = () => {}, deadline = performance.now() + PATIENCE_MS): void {
  const article = document.getElementById(`a${id}`);
  if (article) {
    // Below replies that were folded.
    for (let fold = article.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
    article.scrollIntoView({ block: "center" });
    article.focus({ preventScroll: true });
  } else if (performance.now() < deadline) {
    requestAnimationFrame(() => showPosted(id, otherwise, deadline));
  } else {
    otherwise();
  }
}
