import { notFound, redirect } from "next/navigation";
import { currentViewer } from "#lib/accounts/current-viewer";
import { Forbidden, Refusal } from "#lib/errors";
import { requestContext } from "#lib/http/request-context";
import { isPerson, type Person } from "#lib/viewer";

/** What a page shows, or the page that says why not: the one place where refusals become pages. */
export async function orRefuse<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    requestContext().status = error.status;
    notFound();
  }
}

/** The member who asks for a personal page; visitors go to sign in first and come back `here`. */
export async function requirePerson(here: string): Promise<Person> {
  const viewer = await currentViewer();
  if (isPerson(viewer)) return viewer;
  redirect(`/signin?then=${encodeURIComponent(here)}`);
}

/** Like requirePerson, for a page that only some may see: for all others it is not there. */
export async function requirePersonWho(can: (viewer: Person) => boolean, here: string): Promise<Person> {
  const viewer = await requirePerson(here);
  if (!can(viewer)) await orRefuse(Promise.reject(new Forbidden("This page is not for you.")));
  return viewer;
}

/** The single value of a search parameter; a repeated one counts as absent. */
export function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
