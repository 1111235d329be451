import { and, asc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { Invalid } from "#lib/errors";
import { endedOn, type Later } from "#lib/record/ends";
import { STATEMENTS_ON_PAGE } from "#lib/record/rules";
import { asSent } from "#lib/statements/as-sent";
import type { SentStatement } from "#lib/statements/schema";

type Asked = { after?: string | undefined; size?: number; rules: string };

/**
 * The statements of all restrictions in the shape of the EU Transparency Database, oldest first; `after` is the puid that
 * a page comes after, `next` the one that the next page does, and `rules` the address of the house rules. Throws Invalid
 * for a puid that is none.
 */
export async function listStatements({ after, size = STATEMENTS_ON_PAGE, rules }: Asked) {
  return read(async (db): Promise<{ statements: SentStatement[]; next: string | null }> => {
    const rows = await db
      .select({ statement: statements, id: decisions.id, argumentId: decisions.argumentId })
      .from(statements)
      .innerJoin(decisions, eq(decisions.statementId, statements.id))
      .where(
        and(
          gt(statements.id, await numberOf(db, after)),
          or(
            isNotNull(statements.decision_visibility),
            isNotNull(statements.decision_provision),
            isNotNull(statements.decision_account),
          ),
        ),
      )
      .orderBy(asc(statements.id))
      .limit(size + 1);
    const shown = rows.slice(0, size);
    const later = await decisionsAbout(db, shown);
    return {
      statements: shown.map(({ id, statement }) => asSent(statement, { rules, ended: endedOn(id, later) })),
      next: rows.length > size ? (shown.at(-1)?.statement.puid ?? null) : null,
    };
  });
}

async function numberOf(db: Reader, puid: string | undefined): Promise<number> {
  if (puid === undefined) return 0;
  const [row] = await db.select({ id: statements.id }).from(statements).where(eq(statements.puid, puid));
  if (!row) throw new Invalid({ after: "There is no statement with this puid." });
  return row.id;
}

/** The decisions that could have ended one of these: those that name it, and those on an argument that it held. */
async function decisionsAbout(db: Reader, rows: { id: number; argumentId: number | null }[]): Promise<Later[]> {
  const about = {
    id: decisions.id,
    kind: decisions.kind,
    reversesId: decisions.reversesId,
    detail: decisions.detail,
    createdAt: decisions.createdAt,
  };
  const ids = rows.map(({ id }) => id);
  const argumentIds = [...new Set(rows.flatMap(({ argumentId }) => argumentId ?? []))];
  const naming = await db.select(about).from(decisions).where(inArray(decisions.reversesId, ids));
  const onArguments = await db.select(about).from(decisions).where(inArray(decisions.argumentId, argumentIds));
  const found = new Map([...naming, ...onArguments].map((row) => [row.id, row]));
  return [...found.values()].map(({ detail, ...row }) => ({ ...row, heldById: detail.heldById ?? null }));
}
