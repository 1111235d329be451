import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RequestContext, withRequestContext } from "#lib/http/request-context";
import { VISITOR } from "#lib/viewer";
import { type Action, asks, everyServerAction, Led } from "#tests/integration/as-next";
import { type Cast, type Fields, POLICIES, ROLES, type Role } from "#tests/integration/every-action";
import { everyRow } from "#tests/integration/raw-database";
import { newKey, person, seededDatabase } from "#tests/people";

let actions: Record<string, Action>;
let cast: Cast;

beforeAll(async () => {
  await seededDatabase();
  actions = await everyServerAction();
});

beforeEach(async () => {
  const suffix = newKey().slice(0, 10);
  cast = {
    owner: await person(`owner-${suffix}`),
    member: await person(`member-${suffix}`),
    moderator: await person(`moder-${suffix}`, "moderator"),
    decider: await person(`decid-${suffix}`, "moderator"),
    admin: await person(`chief-${suffix}`, "admin"),
  };
});

/** Sends a form, and answers the status of what comes back: 200 when it was done. */
async function send(name: string, role: Role, fields: Fields): Promise<number> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, String(value));
  asks(role === "visitor" ? VISITOR : cast[role]);
  const context: RequestContext = { address: newKey(), headers: {} };
  try {
    const state = await withRequestContext(context, () => actions[name]?.({ status: "new" }, form));
    return state?.status === "done" ? 200 : (context.status ?? 500);
  } catch (error) {
    if (!(error instanceof Led)) throw error;
    return error.message.startsWith("/signin?then=") ? 401 : 200;
  }
}

const REFUSED = [401, 403, 404, 409, 422];

/** What counts attempts, and what tells of them, may change when something is refused. */
const unchanged = () => everyRow("limits", "audit", "sqlite_sequence");

test("every action has a policy, and every policy an action", () => {
  expect(Object.keys(actions).toSorted()).toEqual(Object.keys(POLICIES).toSorted());
  expect(Object.keys(actions).length).toBeGreaterThan(40);
});

describe.each(Object.entries(POLICIES))("%s", (name, { may, fields, names, idle = [] }) => {
  test.each(ROLES)("%s", async (role) => {
    const sent = await fields(cast);
    const before = unchanged();
    const status = await send(name, role, sent);
    if (may.includes(role)) return expect(status).toBe(200);
    if (idle.includes(role)) expect(status).toBe(200);
    else expect(REFUSED).toContain(status);
    expect(unchanged()).toEqual(before);
  });

  if (names === undefined) return;
  test("nobody, to something that is not there", async () => {
    const sent = { ...(await fields(cast)), [names]: NOTHING[names] ?? 999_999_999 };
    const before = unchanged();
    for (const role of ROLES) {
      const status = await send(name, role, sent);
      expect(REFUSED, `${role}: ${status}`).toContain(status);
    }
    expect(unchanged()).toEqual(before);
  });
});

const NOTHING: Record<string, string> = {
  session: "a".repeat(22),
  thread: "no-such-thread",
  slug: "no-such-thread",
  handle: "nobody-of-this-name",
};
