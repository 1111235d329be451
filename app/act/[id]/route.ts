import { actAddress } from "#lib/arguments/act-address";
import { getThreadOf } from "#lib/arguments/queries";
import { ArgumentId } from "#lib/arguments/schema";

type Context = { params: Promise<{ id: string }> };

/** From a button below an argument to the page of what it does: a short address, because a page has it a hundred times. */
export async function GET(request: Request, { params }: Context) {
  const id = ArgumentId.safeParse((await params).id);
  const slug = id.success ? await getThreadOf(id.data) : undefined;
  if (!id.success || slug === undefined) return new Response("There is no such argument.", { status: 404 });
  const location = actAddress(slug, id.data, new URL(request.url).searchParams);
  return new Response(null, { status: 303, headers: { location } });
}
