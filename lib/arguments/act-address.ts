/** Where a button below an argument leads (components/arguments/plain-tools.tsx), by its name, as an address within the thread. */
const ADDRESSES: Record<string, (id: number) => string> = {
  strong: (id) => `arguments/${id}/rate?rating=strong`,
  weak: (id) => `arguments/${id}/rate?rating=weak`,
  moved: (id) => `arguments/${id}/moved`,
  report: (id) => `arguments/${id}/report`,
  reply: (id) => `argue?parent=${id}`,
  quote: (id) => `argue?quoting=${id}`,
};

/** The page on which the act that a form of buttons names can be done; of a form that names none, the argument's own. */
export function actAddress(slug: string, id: number, asked: URLSearchParams): string {
  const act = [...asked.keys()].find((name) => Object.hasOwn(ADDRESSES, name));
  return `/threads/${slug}/${ADDRESSES[act ?? ""]?.(id) ?? `arguments/${id}`}`;
}
