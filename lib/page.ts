import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentViewer } from "#lib/accounts/current-viewer";
import { FACTOR_DUE, TURN_ON } from "#lib/accounts/sentences";
import { Forbidden, Refusal, TooMany } from "#lib/errors";
import { requestContext } from "#lib/http/request-context";
import { isPerson, type Person } from "#lib/viewer";

/**
 * What a page shows, or what `refused` makes of the reason why not, with its status. Not Next's notFound(): that answers
 * an empty document which only a script fills.
 */
export async function pageOrRefusal<T>(refused: (refusal: Refusal) => T, render: () => Promise<T>): Promise<T> {
  try {
    return await render();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const context = requestContext();
    context.status = error.status;
    if (error instanceof TooMany) context.headers["retry-after"] = String(error.retryAfter);
    return refused(error);
  }
}

/** The metadata of a page; of a refused one only that it is not to be indexed. */
export async function metadataOrRefusal(of: () => Promise<Metadata>): Promise<Metadata> {
  return of().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return { title: "Nothing here", robots: { index: false } };
  });
}

/** The member who asks for a personal page; visitors go to sign in first and come back `here`. */
export async function requirePerson(here: string): Promise<Person> {
  const viewer = await currentViewer();
  if (isPerson(viewer)) return viewer;
  redirect(`/signin?then=${encodeURIComponent(here)}`);
}

/** Like requirePerson, for a page that only some may see: all others are refused. */
export async function requirePersonWho(can: (viewer: Person) => boolean, here: string): Promise<Person> {
  const viewer = await requirePerson(here);
  if (can(viewer)) return viewer;
  if (viewer.waitingRole && can({ ...viewer, role: viewer.waitingRole }))
    throw new Forbidden(FACTOR_DUE, { link: TURN_ON });
  throw new Forbidden("This page is for others. If you should see it, ask an admin.");
}

/** Whether this page answers a form that was sent: then it keeps the form, with what was typed, whatever has changed since. */
export const answersForm = () => requestContext().understood === true;

/** The single value of a search parameter; a repeated one counts as absent. */
export function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The search parameters that have a single value. */
export function singles(query: Awaited<SearchParams>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
