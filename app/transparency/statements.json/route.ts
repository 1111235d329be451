import { config } from "#lib/config";
import { Invalid } from "#lib/errors";
import { StatementsAfter } from "#lib/record/schema";
import { listStatements } from "#lib/record/statement-queries";

// A restriction that is reversed gets an end, so a page of them is asked for anew each time.
const NOT_KEPT = { "cache-control": "no-cache" };

export async function GET(request: Request) {
  const { origin } = config();
  const after = StatementsAfter.safeParse(new URL(request.url).searchParams.get("after") ?? undefined);
  if (!after.success) return refused("This is not the puid of a statement.");
  try {
    const { statements, next } = await listStatements({ after: after.data, rules: `${origin}/rules` });
    const link = next && { link: `<${origin}/transparency/statements.json?after=${next}>; rel="next"` };
    return Response.json({ statements }, { headers: { ...NOT_KEPT, ...link } });
  } catch (error) {
    if (error instanceof Invalid) return refused(error.fields.after ?? error.message);
    throw error;
  }
}

const refused = (error: string) => Response.json({ error }, { status: 400, headers: NOT_KEPT });
