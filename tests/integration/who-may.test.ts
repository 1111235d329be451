import { glob } from "node:fs/promises";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { FormState } from "#lib/form-state";
import { type RequestContext, withRequestContext } from "#lib/http/request-context";
import { VISITOR, type Viewer } from "#lib/viewer";
import { type Cast, type Fields, POLICIES, ROLES, type Role } from "#tests/integration/every-action";
import { everyRow } from "#tests/integration/raw-database";
import { newKey, person, seededDatabase } from "#tests/people";

// An action reads who asks from the cookie, and leads on by throwing: both are Next's, and stood in for here.
let viewer: Viewer = VISITOR;
vi.mock("#lib/accounts/current-viewer", () => ({ currentViewer: async () => viewer }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
  headers: async () => new Headers(),
}));
class Led extends Error {}
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Led(to);
  },
}));

type Action = (previous: FormState, form: FormData) => Promise<FormState | undefined>;
const actions: Record<string, Action> = {};
let cast: Cast;

beforeAll(async () => {
  await seededDatabase();
  for await (const file of glob("lib/*/actions.ts")) {
    const [, domain] = file.split("/");
    const found: Record<string, Action> = await import(`../../lib/${domain}/actions.ts`);
    Object.assign(actions, found);
  }
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
  viewer = role === "visitor" ? VISITOR : cast[role];
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
