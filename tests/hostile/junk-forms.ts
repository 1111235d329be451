import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type RequestContext, withRequestContext } from "#lib/http/request-context";
import { VISITOR } from "#lib/viewer";
import { changes, junkForm, NO_FORMS } from "#tests/hostile/junk";
import { type Action, asks, everyServerAction, Led } from "#tests/integration/as-next";
import { type Cast, type Fields, POLICIES } from "#tests/integration/every-action";
import { everyRow } from "#tests/integration/raw-database";
import { newKey, person, seededDatabase } from "#tests/people";

let actions: Record<string, Action>;
let cast: Cast;

async function newCast() {
  const suffix = newKey().slice(0, 10);
  cast = {
    owner: await person(`owner-${suffix}`),
    member: await person(`member-${suffix}`),
    moderator: await person(`moder-${suffix}`, "moderator"),
    decider: await person(`decid-${suffix}`, "moderator"),
    admin: await person(`chief-${suffix}`, "admin"),
  };
}

type Answer = { isDone: true } | { isDone: false; status: number; sentence: string };

/** What comes back, whoever throws but for leading on: that lets the test fail. */
async function send(name: string, form: FormData): Promise<Answer> {
  const context: RequestContext = { address: newKey(), headers: {} };
  try {
    const state = await withRequestContext(context, () => actions[name]?.({ status: "new" }, form));
    if (state?.status === "refused") return { isDone: false, status: context.status ?? 500, sentence: state.message };
    // A preview shows what was typed.
    if (state?.status === "done" || state?.status === "preview") return { isDone: true };
    return { isDone: false, status: 500, sentence: `${state?.status}` };
  } catch (error) {
    if (!(error instanceof Led)) throw error;
    expect(error.message).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
    return { isDone: true };
  }
}

/** What counts attempts, and what tells of them, may change when something is refused. */
const unchanged = () => everyRow("limits", "audit", "sqlite_sequence");
const SIGNED_IN = ["owner", "member", "moderator", "admin"] as const;

/** Tests that send every action `runs` forms that nobody would mean, others at each run. */
export function testJunkForms(runs: number): void {
  beforeAll(async () => {
    await seededDatabase();
    actions = await everyServerAction();
    await newCast();
  });

  describe.each(Object.entries(POLICIES))("%s", (name, { may, fields }) => {
    const role = SIGNED_IN.find((each) => may.includes(each)) ?? "owner";

    test("answers any form with what it did or with a sentence, and leaves nothing half done", async () => {
      await newCast();
      let good: Fields | undefined;
      await fc.assert(
        fc.asyncProperty(changes, async (changed) => {
          good ??= await fields(cast);
          asks(cast[role]);
          const before = unchanged();
          const answer = await send(name, junkForm(good, changed));
          if (answer.isDone) {
            await newCast();
            good = undefined;
            return;
          }
          expect(answer.status).toBeGreaterThanOrEqual(400);
          expect(answer.status).toBeLessThan(500);
          expect(answer.sentence).toMatch(/^\p{Lu}.{8,}[.?!]$/u);
          expect(unchanged()).toEqual(before);
        }),
        { numRuns: runs },
      );
    });

    // Signing out needs no form.
    if (name === "signOutAction") return;
    test("refuses what is no form", async () => {
      const before = unchanged();
      for (const who of [VISITOR, cast.admin]) {
        for (const sent of NO_FORMS) {
          asks(who);
          const answer = await send(name, sent as FormData);
          // Whoever wants to follow a thread is led to sign in first.
          if (name === "followThreadAction" && who === VISITOR) continue;
          expect(answer, `${typeof sent} ${String(sent)}`).toMatchObject({ isDone: false, status: 422 });
        }
      }
      expect(unchanged()).toEqual(before);
    });
  });
}
