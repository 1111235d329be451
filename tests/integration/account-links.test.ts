import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { read, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { limits, mailLinks, members } from "#db/schema/accounts";
import { askForReset } from "#lib/accounts/ask-for-reset";
import { askForVerification } from "#lib/accounts/ask-for-verification";
import { askToChangeEmail } from "#lib/accounts/ask-to-change-email";
import { askToSignUp } from "#lib/accounts/ask-to-sign-up";
import { changeEmail } from "#lib/accounts/change-email";
import { changePassword } from "#lib/accounts/change-password";
import { findLink, findMember, viewerOfSession } from "#lib/accounts/queries";
import { resetPassword } from "#lib/accounts/reset-password";
import { NO_PASSWORD } from "#lib/accounts/rules";
import { signIn } from "#lib/accounts/sign-in";
import { signUp } from "#lib/accounts/sign-up";
import { verifyEmail } from "#lib/accounts/verify-email";
import { Forbidden, Invalid, TooMany } from "#lib/errors";
import { suspendMember } from "#lib/moderation/suspend-member";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";
import { deliveredBy, type Received } from "#tests/integration/account-mails";
import { DAY, HOUR, MINUTE, setClock, stoppedClock } from "#tests/integration/clock";
import { type PostOffice, postOffice } from "#tests/integration/post-office";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, sessionIn } from "#tests/people";

const PASSWORD = "the password of before";
const NEW = "the password of afterwards";
const ADDRESS = "192.0.2.1";
const ORIGIN = "https://debate.example.org";

let office: PostOffice;
let count = 0;
const fresh = () => {
  count += 1;
  return { handle: `new-${count}`, email: `new-${count}@example.org`, password: PASSWORD };
};
const asPerson = (viewer: Viewer): Person => ("handle" in viewer ? viewer : expect.fail("nobody is signed in"));
const enter = async (email: string, password: string) =>
  asPerson(await viewerOfSession(sessionIn(await signIn(VISITOR, { email, password }, ADDRESS))));
const only = (mails: Received[]) => {
  expect(mails).toHaveLength(1);
  return mails[0] ?? expect.fail("no mail");
};
const delivered = () => deliveredBy(office);
/** An account that was made before there was a mail server, and its owner signed in. */
const account = async () => {
  const { email, handle } = fresh();
  const { sessionId } = await signUp(VISITOR, { email, handle, password: PASSWORD }, `198.51.100.${count}`);
  return { email, handle, member: asPerson(await viewerOfSession(sessionId)) };
};
const resetTokenFor = async (email: string) => {
  await askForReset(VISITOR, { email }, ADDRESS);
  return only(await delivered()).token;
};
const over = (attempt: Promise<unknown>) =>
  expect(attempt).rejects.toMatchObject({ status: 403, message: expect.stringContaining("does not work any more") });

stoppedClock();
beforeAll(async () => {
  await prepareDatabase();
  office = await postOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  vi.stubEnv("PARLEY_ORIGIN", ORIGIN);
  vi.stubEnv("SMTP_URL", office.url);
  await delivered();
  await write(async (tx) => void (await tx.delete(limits)));
});
afterEach(() => vi.unstubAllEnvs());

describe("the token of a link", () => {
  test("is in the mail and nowhere in the database, nor anything that it could be made of without the secret", async () => {
    const { email } = await account();
    const token = await resetTokenFor(email);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(JSON.stringify(everyRow())).not.toContain(token);
    const [row] = await read((db) => db.select().from(mailLinks).where(eq(mailLinks.email, email)));
    vi.stubEnv("PARLEY_SECRET", "another secret than the one that it was made with");
    const { linkToken } = await import("#lib/accounts/link-token");
    expect(linkToken("reset-password", row?.nonce ?? "")).not.toBe(token);
  });

  test("opens nothing but what it was sent for", async () => {
    const { email } = await account();
    const token = await resetTokenFor(email);
    await over(verifyEmail(VISITOR, { token, password: PASSWORD }, ADDRESS));
    await over(findLink("change-email", token));
    await resetPassword(VISITOR, { token, password: NEW }, ADDRESS);
  });

  test("is not tried often from one address", async () => {
    const attempt = () => resetPassword(VISITOR, { token: "made-up", password: NEW }, "203.0.113.9");
    for (let i = 0; i < 30; i += 1) await over(attempt());
    await expect(attempt()).rejects.toThrow(TooMany);
  });
});

describe("signing up where mail is sent", () => {
  test("makes an account that its link and password finish, and that signs in then", async () => {
    const form = fresh();
    expect(await askToSignUp(VISITOR, form, ADDRESS)).toEqual({ email: form.email });
    const mail = only(await delivered());
    expect(mail).toMatchObject({ to: form.email, subject: "Please confirm your address." });
    expect(mail.text).toContain(`${ORIGIN}/verify/${mail.token}`);
    await expect(signIn(VISITOR, form, ADDRESS)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("open the link in the mail"),
      link: { href: "/verify", words: "Send the mail again" },
    });
    const wrong = verifyEmail(VISITOR, { token: mail.token, password: "not this" }, ADDRESS);
    await expect(wrong).rejects.toThrow(Invalid);
    const sessionId = sessionIn(
      await verifyEmail(VISITOR, { token: mail.token, password: PASSWORD }, ADDRESS, "Firefox"),
    );
    expect(await viewerOfSession(sessionId)).toMatchObject({ role: "member", handle: form.handle });
    expect(await lastAct()).toMatchObject({ act: "verify-email" });
    await over(verifyEmail(VISITOR, { token: mail.token, password: PASSWORD }, ADDRESS));
    await enter(form.email, PASSWORD);
  });

  test("answers the same where the email has an account, whose owner is told by mail", async () => {
    const { email, handle } = await account();
    const before = await read((db) => db.select().from(members));
    expect(await askToSignUp(VISITOR, { ...fresh(), email }, ADDRESS)).toEqual({ email });
    const mail = only(await delivered());
    expect(mail).toMatchObject({ to: email, subject: "You have an account already.", token: "" });
    expect(mail.text).toContain(`Hello ${handle},`);
    expect(mail.text).toContain(`${ORIGIN}/reset\n`);
    expect(await read((db) => db.select().from(members))).toEqual(before);
  });

  test("tells of a taken handle, in its field", async () => {
    const { handle } = await account();
    const attempt = askToSignUp(VISITOR, { ...fresh(), handle }, ADDRESS);
    await expect(attempt).rejects.toMatchObject({ fields: { handle: expect.stringContaining("Somebody has this") } });
    expect(await delivered()).toEqual([]);
  });

  test("keeps nobody's email: until a link is opened, the newest sign-up with it counts", async () => {
    const squatter = fresh();
    await askToSignUp(VISITOR, squatter, ADDRESS);
    const first = only(await delivered());
    const owner = { ...squatter, handle: `${squatter.handle}-owner`, password: NEW };
    setClock(HOUR);
    await askToSignUp(VISITOR, owner, ADDRESS);
    const second = only(await delivered());
    await over(verifyEmail(VISITOR, { token: first.token, password: PASSWORD }, ADDRESS));
    await expect(verifyEmail(VISITOR, { token: second.token, password: PASSWORD }, ADDRESS)).rejects.toThrow(Invalid);
    const sessionId = sessionIn(await verifyEmail(VISITOR, { token: second.token, password: NEW }, ADDRESS));
    expect(await viewerOfSession(sessionId)).toMatchObject({ handle: owner.handle });
    // What is cleared away as unfinished counts from the newest sign-up, too.
    expect(await findMember(owner.handle)).toMatchObject({ joinedAt: new Date().toISOString() });
  });

  test("the link works for 24 hours, and a newer one can be sent, five in an hour, whoever asks", async () => {
    const form = fresh();
    await askToSignUp(VISITOR, form, ADDRESS);
    const first = only(await delivered());
    for (let i = 0; i < 4; i += 1) await askForVerification(VISITOR, { email: form.email }, ADDRESS);
    await expect(askForVerification(VISITOR, { email: form.email }, ADDRESS)).rejects.toThrow(TooMany);
    const newest = only(await delivered());
    await over(findLink("verify-email", first.token));
    setClock(DAY - 1);
    expect(await findLink("verify-email", newest.token)).toMatchObject({ handle: form.handle });
    setClock(DAY);
    await over(verifyEmail(VISITOR, { token: newest.token, password: PASSWORD }, ADDRESS));
  });

  test("a link that is not for this is asked for again by nobody who has an account, and nobody learns that", async () => {
    const { email } = await account();
    await askForVerification(VISITOR, { email }, ADDRESS);
    await askForVerification(VISITOR, { email: "nobody-at-all@example.org" }, ADDRESS);
    expect(await delivered()).toEqual([]);
  });
});

describe("a forgotten password", () => {
  test("is set anew by the link, once: every session and every other link ends, none begins, and a mail says so", async () => {
    const { email, member } = await account();
    const other = await enter(email, PASSWORD);
    await askToChangeEmail(member, { email: `x-${email}`, current: PASSWORD }, ADDRESS);
    const change = (await delivered()).find(({ token }) => token !== "") ?? expect.fail("no link");
    const token = await resetTokenFor(email);
    expect(await resetPassword(VISITOR, { token, password: NEW }, ADDRESS)).toBeUndefined();
    expect(await lastAct()).toMatchObject({ act: "reset-password", actorId: member.id });
    expect(only(await delivered())).toMatchObject({ to: email, subject: "Your password was changed." });
    for (const { sessionId } of [member, other]) expect(await viewerOfSession(sessionId)).toEqual(VISITOR);
    await expect(enter(email, PASSWORD)).rejects.toThrow(Invalid);
    await over(resetPassword(VISITOR, { token, password: PASSWORD }, ADDRESS));
    await over(changeEmail(await enter(email, NEW), { token: change.token }, ADDRESS));
  });

  test("is asked for in the same words whether there is an account or not, and mails only who has one", async () => {
    const { email } = await account();
    const answers = [
      await askForReset(VISITOR, { email: "nobody@example.org" }, ADDRESS),
      await askForReset(VISITOR, { email: "editors@localhost" }, ADDRESS),
      await askForReset(VISITOR, { email }, ADDRESS),
    ];
    expect(answers).toEqual([undefined, undefined, undefined]);
    expect((await delivered()).map(({ to }) => to)).toEqual([email]);
  });

  test("whether the link works is decided when it is used, not when its page was shown", async () => {
    const { email } = await account();
    const token = await resetTokenFor(email);
    setClock(30 * MINUTE - 1);
    expect(await findLink("reset-password", token)).toMatchObject({ email });
    setClock(30 * MINUTE);
    const before = everyRow("limits");
    await over(resetPassword(VISITOR, { token, password: NEW }, ADDRESS));
    expect(everyRow("limits")).toEqual(before);
  });

  test("a link ends with a newer one, with a changed password, and with a suspension", async () => {
    const { email, member } = await account();
    const first = await resetTokenFor(email);
    const second = await resetTokenFor(email);
    await over(resetPassword(VISITOR, { token: first, password: NEW }, ADDRESS));
    await changePassword(member, { current: PASSWORD, password: NEW });
    await delivered();
    await over(resetPassword(VISITOR, { token: second, password: PASSWORD }, ADDRESS));
    const third = await resetTokenFor(email);
    const moderator = await person(`mod-of-${member.handle}`, "moderator");
    await suspendMember(moderator, { handle: member.handle, ground: "spam", reason: "Spam.", days: 1 });
    await delivered();
    await over(resetPassword(VISITOR, { token: third, password: PASSWORD }, ADDRESS));
    const fourth = await resetTokenFor(email);
    const attempt = resetPassword(VISITOR, { token: fourth, password: PASSWORD }, ADDRESS);
    await expect(attempt).rejects.toMatchObject({ link: { words: "Read the decision, or appeal it" } });
  });

  test("two who use a link at the same time are one", async () => {
    const { email } = await account();
    const token = await resetTokenFor(email);
    const results = await Promise.allSettled(
      [NEW, `${NEW} 2`].map((password) => resetPassword(VISITOR, { token, password }, ADDRESS)),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("finishes an account that waited for its first link: the mail shows whose the email is", async () => {
    const form = fresh();
    await askToSignUp(VISITOR, form, ADDRESS);
    await delivered();
    await resetPassword(VISITOR, { token: await resetTokenFor(form.email), password: NEW }, ADDRESS);
    await enter(form.email, NEW);
  });

  test("a common one is refused, and the link still works", async () => {
    const { email } = await account();
    const token = await resetTokenFor(email);
    await expect(resetPassword(VISITOR, { token, password: "password1" }, ADDRESS)).rejects.toThrow(Invalid);
    await resetPassword(VISITOR, { token, password: NEW }, ADDRESS);
  });

  test("can be asked for five times in an hour for one email, from wherever", async () => {
    for (let i = 0; i < 5; i += 1) await askForReset(VISITOR, { email: "a@example.org" }, `203.0.113.${i}`);
    await expect(askForReset(VISITOR, { email: "a@example.org" }, "203.0.113.6")).rejects.toThrow(TooMany);
    setClock(HOUR);
    await askForReset(VISITOR, { email: "a@example.org" }, "203.0.113.6");
  });
});

describe("another email", () => {
  test("needs the password, is confirmed at the new address, and told to the old one, before and after", async () => {
    const { email, member } = await account();
    const next = `next-${email}`;
    const wrong = askToChangeEmail(member, { email: next, current: "not this" }, ADDRESS);
    await expect(wrong).rejects.toMatchObject({ fields: { current: "This is not your current password." } });
    await askToChangeEmail(member, { email: next, current: PASSWORD }, ADDRESS);
    const mails = await delivered();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [next, "Please confirm your new address."],
      [email, "Your account is about to get another address."],
    ]);
    await enter(email, PASSWORD);
    const token = mails[0]?.token ?? "";
    await changeEmail(member, { token }, ADDRESS);
    expect(await lastAct()).toMatchObject({ act: "change-email", actorId: member.id });
    expect(only(await delivered())).toMatchObject({ to: email, subject: "Your account has another address now." });
    await expect(enter(email, PASSWORD)).rejects.toThrow(Invalid);
    await enter(next, PASSWORD);
    await over(changeEmail(member, { token }, ADDRESS));
  });

  test("is only for who asked for it: a mistyped address gives its owner nothing", async () => {
    const [{ member, email }, other] = [await account(), await account()];
    await askToChangeEmail(member, { email: `next-${email}`, current: PASSWORD }, ADDRESS);
    const [mail] = await delivered();
    const token = mail?.token ?? "";
    await expect(changeEmail(VISITOR, { token }, ADDRESS)).rejects.toMatchObject({ status: 401 });
    await over(changeEmail(other.member, { token }, ADDRESS));
    await changeEmail(member, { token }, ADDRESS);
  });

  test("that has an account, or gets one meanwhile, is refused when the link is opened, and told to nobody before", async () => {
    const [{ member }, other] = [await account(), await account()];
    expect(await askToChangeEmail(member, { email: other.email, current: PASSWORD }, ADDRESS)).toEqual({
      email: other.email,
    });
    const [mail] = await delivered();
    await expect(changeEmail(member, { token: mail?.token ?? "" }, ADDRESS)).rejects.toMatchObject({ status: 409 });
  });

  test("that somebody signed up with who never opened their mail is whose it is", async () => {
    const [{ member }, unfinished] = [await account(), fresh()];
    await askToSignUp(VISITOR, { ...unfinished, password: NEW }, ADDRESS);
    await delivered();
    await askToChangeEmail(member, { email: unfinished.email, current: PASSWORD }, ADDRESS);
    const token = (await delivered()).find(({ to }) => to === unfinished.email)?.token ?? "";
    await changeEmail(member, { token }, ADDRESS);
    await enter(unfinished.email, PASSWORD);
    await expect(enter(unfinished.email, NEW)).rejects.toThrow(Invalid);
  });

  test("without a password needs a sign-in of the last ten minutes", async () => {
    const { email, member } = await account();
    await write(async (tx) => {
      await tx.update(members).set({ passwordHash: NO_PASSWORD }).where(eq(members.id, member.id));
    });
    setClock(10 * MINUTE);
    await expect(askToChangeEmail(member, { email: `next-${email}` }, ADDRESS)).rejects.toThrow(Forbidden);
    setClock(10 * MINUTE - 1);
    await askToChangeEmail(member, { email: `next-${email}` }, ADDRESS);
    expect(await delivered()).toHaveLength(2);
  });
});

test("a changed password is told by mail; the address is forgotten once it went", async () => {
  const { email, member } = await account();
  await changePassword(member, { current: PASSWORD, password: NEW });
  expect(only(await delivered())).toMatchObject({ to: email, subject: "Your password was changed." });
  expect(JSON.stringify(everyRow("members"))).not.toContain(email);
});
