import { connection } from "next/server";
import { currentViewer } from "#lib/accounts/current-viewer";
import { requestContext } from "#lib/http/request-context";
import { countSearch } from "#lib/search/count-search";

/** What `search` finds, once it has been counted for whoever asks for this page. Throws TooMany. */
export async function askSearch<T>(search: () => Promise<T>): Promise<T> {
  // Nobody asks while the program is built.
  await connection();
  await countSearch(await currentViewer(), requestContext().address);
  return search();
}
