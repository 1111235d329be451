const PATIENCE_MS = 3_000;

/** Brings a new argument into view once the page has it; on another page of a long thread, goes to its own address. */
export function showPosted(thread: string, id: number, deadline = performance.now() + PATIENCE_MS): void {
  const article = document.getElementById(`a${id}`);
  if (article) {
    // Below replies that were folded.
    for (let fold = article.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
    article.scrollIntoView({ block: "center" });
    article.focus({ preventScroll: true });
  } else if (performance.now() < deadline) {
    requestAnimationFrame(() => showPosted(thread, id, deadline));
  } else {
    location.assign(`/threads/${thread}/arguments/${id}`);
  }
}
