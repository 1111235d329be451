import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { read, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { identities, limits, members, pendingSignIns } from "#db/schema/accounts";
import { askProvider } from "#lib/accounts/ask-provider";
import { askToSignUp } from "#lib/accounts/ask-to-sign-up";
import { changePassword } from "#lib/accounts/change-password";
import { confirmIdentity } from "#lib/accounts/confirm-identity";
import { hearProvider } from "#lib/accounts/hear-provider";
import { linkIdentity } from "#lib/accounts/link-identity";
import type { Said } from "#lib/accounts/providers";
import { getPendingSignIn, listIdentities, viewerOfSession } from "#lib/accounts/queries";
import { signIn } from "#lib/accounts/sign-in";
import { signInByProvider } from "#lib/accounts/sign-in-by-provider";
import { signUp } from "#lib/accounts/sign-up";
import { signUpByProvider } from "#lib/accounts/sign-up-by-provider";
import { unlinkIdentity } from "#lib/accounts/unlink-identity";
import { Forbidden, Invalid, TooMany } from "#lib/errors";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";
import { MINUTE, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, lastMail, SYSTEM } from "#tests/people";

const PASSWORD = "quite a good password";
const ADDRESS = "192.0.2.1";
let count = 0;
const fresh = () => {
  count += 1;
  return { handle: `new-${count}`, email: `new-${count}@example.org`, password: PASSWORD };
};
const said = (change: Partial<Said> = {}): Said => {
  count += 1;
  return { provider: "oidc:https://a.example", subject: `s-${count}`, email: `said-${count}@example.org`, ...change };
};
const asPerson = (viewer: Viewer): Person => ("handle" in viewer ? viewer : expect.fail("nobody is signed in"));
const member = async () => {
  const form = fresh();
  const { sessionId } = await signUp(SYSTEM, form, "");
  return { ...form, viewer: asPerson(await viewerOfSession(sessionId)) };
};
const enter = (who: Said) => signInByProvider(VISITOR, { said: who, leadsTo: "/log" }, "Firefox on Linux");
const pendingOf = async (who: Said) => {
  const entered = await enter(who);
  return "pending" in entered ? entered.pending : expect.fail("nobody is waiting");
};
const newcomer = async (who: Said) => {
  const { handle } = fresh();
  const { sessionId } = await signUpByProvider(VISITOR, { handle, token: await pendingOf(who) }, ADDRESS);
  return asPerson(await viewerOfSession(sessionId));
};

beforeAll(async () => void (await prepareDatabase()));
beforeEach(async () => {
  vi.stubEnv("GITHUB_ID", "a");
  vi.stubEnv("GITHUB_SECRET", "b");
  await write(async (tx) => void (await tx.delete(limits)));
});
afterEach(() => vi.unstubAllEnvs());
stoppedClock();

describe("somebody whom a provider named", () => {
  test("waits for a handle, has an account and a session with it, and the next time at once", async () => {
    const who = said();
    const token = await pendingOf(who);
    expect(await lastAct()).toMatchObject({ act: "sign-in-pending", detail: { provider: who.provider } });
    expect(JSON.stringify(everyRow())).not.toContain(token);
    expect(await getPendingSignIn(token)).toEqual({ email: who.email });
    const { handle } = fresh();
    const made = await signUpByProvider(VISITOR, { handle, token }, ADDRESS);
    expect(made.leadsTo).toBe("/log");
    const viewer = asPerson(await viewerOfSession(made.sessionId));
    expect(viewer).toMatchObject({ handle, role: "member" });
    expect(await read((db) => db.$count(pendingSignIns))).toBe(0);
    expect(await lastAct()).toMatchObject({ act: "sign-up", detail: { provider: who.provider } });
    const again = await enter({ ...who, email: null });
    expect(await viewerOfSession("sessionId" in again ? again.sessionId : "")).toMatchObject({ id: viewer.id });
    expect(await lastAct()).toMatchObject({ act: "sign-in", actorId: viewer.id });
  });

  test("chooses within 15 minutes, once, and with a handle that is free", async () => {
    const [taken, who] = [await member(), said()];
    const token = await pendingOf(who);
    const attempt = (handle: string) => signUpByProvider(VISITOR, { handle, token }, ADDRESS);
    await expect(attempt(taken.handle)).rejects.toThrow(Invalid);
    setClock(15 * MINUTE);
    await expect(getPendingSignIn(token)).rejects.toThrow(Forbidden);
    await expect(attempt(fresh().handle)).rejects.toThrow(Forbidden);
    setClock(15 * MINUTE - 1);
    await attempt(fresh().handle);
    await expect(attempt(fresh().handle)).rejects.toThrow(Forbidden);
    await expect(signUpByProvider(VISITOR, { handle: "any", token: "made-up" }, ADDRESS)).rejects.toThrow(Forbidden);
  });

  test("in two windows gets one account", async () => {
    const who = said();
    const tokens = [await pendingOf(who), await pendingOf(who)];
    const results = await Promise.allSettled(
      tokens.map((token) => signUpByProvider(VISITOR, { handle: fresh().handle, token }, ADDRESS)),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("is nobody who has an account with that email, even if the provider vouches for it", async () => {
    const { email, viewer } = await member();
    const who = said({ email });
    expect(await enter(who)).toEqual({ problem: "taken" });
    expect(await lastAct()).toMatchObject({ act: "sign-in-refused", detail: { problem: "taken" } });
    expect(await listIdentities(viewer)).toEqual([]);
    const token = await pendingOf(said({ email: "soon-taken@example.org" }));
    await signUp(SYSTEM, { ...fresh(), email: "soon-taken@example.org" }, "");
    const late = signUpByProvider(VISITOR, { handle: fresh().handle, token }, ADDRESS);
    await expect(late).rejects.toMatchObject({ status: 409 });
  });

  test("without a verified email gets no account", async () => {
    expect(await enter(said({ email: null }))).toEqual({ problem: "no-email" });
  });

  test("is somebody else where another issuer uses the same number", async () => {
    const who = said();
    await newcomer(who);
    expect(await enter({ ...who, provider: "oidc:https://b.example", email: "other@example.org" })).toHaveProperty(
      "pending",
    );
  });

  test("gets the email that somebody else typed and never showed to be theirs; who typed it keeps nothing", async () => {
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
    const squatter = fresh();
    await askToSignUp(VISITOR, squatter, ADDRESS);
    const owner = await newcomer(said({ email: squatter.email }));
    await expect(signIn(VISITOR, squatter, ADDRESS)).rejects.toThrow(Invalid);
    const [row] = await read((db) => db.select().from(members).where(eq(members.email, squatter.email)));
    expect(row).toMatchObject({ id: owner.id, handle: owner.handle });
  });

  test("who is signed in does not sign in again", async () => {
    const { viewer } = await member();
    await expect(signInByProvider(viewer, { said: said(), leadsTo: "/" })).rejects.toThrow(Forbidden);
    const again = signUpByProvider(viewer, { handle: "any", token: "x" }, ADDRESS);
    await expect(again).rejects.toThrow(Forbidden);
  });
});

describe("linking", () => {
  test("is possible for ten minutes after signing in or showing again who one is", async () => {
    const { viewer, email } = await member();
    setClock(10 * MINUTE);
    const before = everyRow();
    for (const attempt of [
      linkIdentity(viewer, said()),
      unlinkIdentity(viewer, { provider: "github" }),
      askProvider(viewer, { provider: "github" }, ADDRESS),
    ])
      await expect(attempt).rejects.toMatchObject({ status: 403, link: { href: "/settings#ways" } });
    expect(everyRow()).toEqual(before);
    await expect(confirmIdentity(viewer, { current: "not this" })).rejects.toThrow(Invalid);
    await expect(linkIdentity(viewer, said())).rejects.toThrow(Forbidden);
    await confirmIdentity(viewer, { current: PASSWORD });
    expect(await lastAct()).toMatchObject({ act: "confirm-identity", actorId: viewer.id });
    await askProvider(viewer, { provider: "github" }, ADDRESS);
    const who = said();
    await linkIdentity(viewer, who);
    expect(await lastAct()).toMatchObject({ act: "link-identity", detail: { provider: who.provider } });
    expect(await lastMail()).toMatchObject({ kind: "identity-linked", memberId: viewer.id, address: email });
    expect(await listIdentities(viewer)).toMatchObject([{ provider: who.provider }]);
    setClock(20 * MINUTE);
    await expect(unlinkIdentity(viewer, { provider: who.provider })).rejects.toThrow(Forbidden);
    setClock(20 * MINUTE - 1);
    await unlinkIdentity(viewer, { provider: who.provider });
    expect(await lastAct()).toMatchObject({ act: "unlink-identity", detail: { provider: who.provider } });
    expect(await lastMail()).toMatchObject({ kind: "identity-unlinked", memberId: viewer.id, address: email });
    expect(await enter({ ...who, email: null })).toEqual({ problem: "no-email" });
  });

  test("takes nobody's account elsewhere from them, and gives nobody two", async () => {
    const [one, two] = [await member(), await member()];
    const who = said();
    await linkIdentity(one.viewer, who);
    await linkIdentity(one.viewer, who);
    await expect(linkIdentity(two.viewer, who)).rejects.toMatchObject({ status: 409 });
    await expect(linkIdentity(one.viewer, said({ provider: who.provider }))).rejects.toMatchObject({ status: 409 });
    expect(await read((db) => db.$count(identities, eq(identities.subject, who.subject)))).toBe(1);
    await expect(unlinkIdentity(two.viewer, { provider: who.provider })).rejects.toMatchObject({ status: 404 });
  });

  test("leaves nobody without a way in", async () => {
    const who = said();
    const viewer = await newcomer(who);
    await expect(unlinkIdentity(viewer, { provider: who.provider })).rejects.toMatchObject({ status: 409 });
    await linkIdentity(viewer, said({ provider: "github" }));
    await unlinkIdentity(viewer, { provider: who.provider });
    await expect(unlinkIdentity(viewer, { provider: "github" })).rejects.toMatchObject({ status: 409 });
    const first = changePassword(viewer, { current: "any", password: PASSWORD });
    await expect(first).rejects.toMatchObject({ link: { href: "/reset" } });
  });

  test("is not for visitors", async () => {
    await expect(linkIdentity(VISITOR, said())).rejects.toMatchObject({ status: 401 });
    await expect(unlinkIdentity(VISITOR, { provider: "github" })).rejects.toMatchObject({ status: 401 });
    await expect(confirmIdentity(VISITOR, { current: PASSWORD })).rejects.toMatchObject({ status: 401 });
  });
});

describe("asking a provider", () => {
  test("is possible only of those that are set up", async () => {
    await askProvider(VISITOR, { provider: "github" }, ADDRESS);
    for (const provider of ["google", "oidc", "__proto__", "constructor", ""])
      await expect(askProvider(VISITOR, { provider }, ADDRESS), provider).rejects.toMatchObject({ status: 404 });
    await expect(askProvider(SYSTEM, { provider: "github" }, ADDRESS)).rejects.toMatchObject({ status: 403 });
  });

  test("and taking up what it answers, are counted together: 30 steps in 15 minutes from an address", async () => {
    for (let i = 0; i < 15; i += 1) {
      await askProvider(VISITOR, { provider: "github" }, ADDRESS);
      await hearProvider(VISITOR, { provider: "github" }, ADDRESS);
    }
    await expect(askProvider(VISITOR, { provider: "github" }, ADDRESS)).rejects.toThrow(TooMany);
    await expect(hearProvider(VISITOR, { provider: "github" }, ADDRESS)).rejects.toThrow(TooMany);
    await askProvider(VISITOR, { provider: "github" }, "192.0.2.2");
  });
});
