import type { Statement } from "#lib/statements/compose-statement";
import { SentStatement } from "#lib/statements/schema";

/** The day on which each part of a restriction was ended, where somebody ended it. */
export type EndedOn = { visibility?: string | undefined; account?: string | undefined };

/** Whether a statement is of a decision that takes something from somebody. */
export const restricts = (
  statement: Pick<Statement, "decision_visibility" | "decision_provision" | "decision_account">,
) => Boolean(statement.decision_visibility ?? statement.decision_provision ?? statement.decision_account);

/**
 * The statement of a restriction in the shape of the EU Transparency Database: what is empty is left out, and so is what
 * only this forum keeps. `rules` is the address of the house rules. Throws when the Database would refuse it, which is a
 * mistake of this program.
 */
export function asSent(statement: Statement, { rules, ended = {} }: { rules?: string; ended?: EndedOn } = {}) {
  const { id: _, terms_version, terms_clause, created_at, ...fields } = { id: 0, ...statement };
  const known = Object.entries({
    ...fields,
    decision_ground_reference_url: rules && (terms_clause ? `${rules}#${terms_clause}` : rules),
    end_date_visibility_restriction:
      statement.decision_visibility && earlier(ended.visibility, statement.end_date_visibility_restriction),
    end_date_account_restriction:
      statement.decision_account && earlier(ended.account, statement.end_date_account_restriction),
  }).filter(([, value]) => value !== null && value !== undefined);
  const checked = SentStatement.safeParse(Object.fromEntries(known));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(
    `The statement ${statement.puid} is not as the EU Transparency Database takes it: ${issue?.path.join(".")} (${issue?.message})`,
  );
}

const earlier = (a: string | undefined, b: string | null | undefined) => [a, b].filter(Boolean).sort()[0];
