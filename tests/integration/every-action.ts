import { getPreparedKey } from "#lib/accounts/factor-queries";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { prepareFactor } from "#lib/accounts/prepare-factor";
import { sessionName } from "#lib/accounts/session-name";
import { editArgument } from "#lib/arguments/edit-argument";
import { EditArgument } from "#lib/arguments/schema";
import { claimCase } from "#lib/cases/claim-case";
import { lockArgument } from "#lib/locks/lock-argument";
import { lockThread } from "#lib/locks/lock-thread";
import { LockArgument, LockThread, SlowThread } from "#lib/locks/schema";
import { slowThread } from "#lib/locks/slow-thread";
import { suspendMember } from "#lib/moderation/suspend-member";
import { creditArgument } from "#lib/moved/credit-argument";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { enterOrder } from "#lib/orders/enter-order";
import { EnterOrder } from "#lib/orders/schema";
import { hideRevision } from "#lib/revisions/hide-revision";
import type { Person } from "#lib/viewer";
import { caseOf, hide, report, taken } from "#tests/integration/decided";
import { newest } from "#tests/integration/newest";
import { argue, CONCERN, emptyThread, longAgo, newKey, PRO, person, reply, SYSTEM, THREAD } from "#tests/people";
import { codeOf, turnedOn } from "#tests/second-factor";

/** Who is tried: a visitor; whose the thing is; another member; a moderator who has nothing to do with it; an admin. */
export const ROLES = ["visitor", "owner", "member", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** The people of one trial; `decider` is a moderator who decided before, and is not tried. */
export type Cast = Record<Exclude<Role, "visitor"> | "decider", Person>;
export type Fields = Record<string, string | number>;
type Policy = {
  /** Who may do it to this thing. Everybody else is refused, and nothing changes. */
  may: readonly Role[];
  /** What the form sends, for a thing that was made for this trial. */
  fields: (cast: Cast) => Promise<Fields>;
  /** The field that names the thing, where there is one: with the name of nothing, nobody may. */
  names?: string;
  /** Who is answered as if it were done, and nothing is: it was so already. */
  idle?: readonly Role[];
};

const ANYBODY = ROLES;
const SIGNED_IN = ["owner", "member", "moderator", "admin"] as const;
const OTHERS = ["member", "moderator", "admin"] as const;
const MODERATORS = ["moderator", "admin"] as const;
const WORDS = { ground: "spam", reason: "It advertises." } as const;
const WHY = "I had not thought of this before, and it holds even where I would rather that it did not.";

const root = async ({ owner }: Cast) => argue(owner);
const rootOfMember = async ({ decider }: Cast, stance = PRO) =>
  argue(await person(newHandle()), { stance, key: newKey() + decider.id });
const newHandle = () => `p-${newKey().slice(0, 12)}`;
const thread = async () => (await emptyThread(`t-${newKey().slice(0, 12)}`)).slug;

async function reported(cast: Cast): Promise<{ id: number; case: number }> {
  const id = await root(cast);
  await report(await person(newHandle()), id);
  return { id, case: (await caseOf(id)).id };
}
const hidden = async (cast: Cast) => {
  const id = await root(cast);
  return { id, decision: await taken(hide(cast.decider, id)) };
};
async function edited(cast: Cast): Promise<number> {
  const id = await root(cast);
  await longAgo(id, 60 * 60_000);
  const text = { kind: "root", id, revision: 1, claim: "Another claim", body: "Another body", sources: "" };
  await editArgument(cast.owner, EditArgument.parse(text));
  return id;
}
async function appealed(cast: Cast): Promise<number> {
  const { appealDecision } = await import("#lib/appeals/appeal-decision");
  const { decision } = await hidden(cast);
  await appealDecision(cast.owner, { decision, words: "It was not." });
  return newest("appeals");
}
const locked = async (cast: Cast) => {
  const id = await root(cast);
  await lockArgument(cast.decider, LockArgument.parse({ id, scope: "argument", until: "hour", ...WORDS }));
  return id;
};
const credited = async ({ owner }: Cast) => {
  const id = await argue(await person(newHandle()));
  await creditArgument(owner, { id, changed: "point", why: WHY, position: 1 });
  return { id, credit: newest("moved") };
};

/** A code of the owner's; the others have a second step, too. */
async function recoveryCode({ owner, member, moderator, admin }: Cast): Promise<Fields> {
  for (const who of [member, moderator, admin]) await turnedOn(who);
  return { code: (await turnedOn(owner)).codes[0] ?? "" };
}

/** Every server action there is, and who may do it to whose. */
export const POLICIES: Record<string, Policy> = {
  // Accounts
  signUpAction: {
    may: ["visitor"],
    fields: async () => {
      const handle = newHandle();
      return { handle, email: `${handle}@example.org`, password: "a long sentence nobody guesses" };
    },
  },
  signInAction: {
    may: [],
    fields: async ({ owner }) => ({ email: `${owner.handle}@example.org`, password: "not theirs" }),
  },
  signOutAction: { may: ANYBODY, fields: async () => ({}) },
  createFirstAdminAction: {
    may: [],
    fields: async () => {
      const token = (await issueSetupToken(SYSTEM)) ?? "there is an admin already";
      const handle = newHandle();
      return { token, handle, email: `${handle}@example.org`, password: "a long sentence nobody guesses" };
    },
  },
  changePasswordAction: {
    may: [],
    fields: async () => ({ current: "not theirs", password: "a long sentence nobody guesses" }),
  },
  // Whoever has no link, no fresh sign-in and not the password gets nowhere.
  verifyEmailAction: { may: [], fields: async () => ({ token: "nobody's", password: "not theirs" }) },
  resetPasswordAction: {
    may: [],
    fields: async () => ({ token: "nobody's", password: "a long sentence nobody guesses" }),
  },
  changeEmailAction: { may: [], fields: async () => ({ token: "nobody's" }) },
  // The people of these tests have no password, and signed in a moment ago, which stands for it.
  askToChangeEmailAction: {
    may: SIGNED_IN,
    fields: async () => ({ email: `${newHandle()}@example.org`, current: "not theirs" }),
  },
  // So does whoever has no code, or no sign-in that waits for one.
  enterCodeAction: { may: [], fields: async () => ({ code: "000000" }) },
  prepareFactorAction: { may: SIGNED_IN, fields: async () => ({ current: "not theirs" }) },
  // A code is right for its owner alone.
  turnOnFactorAction: {
    may: ["owner"],
    fields: async ({ owner, member }) => {
      for (const who of [owner, member]) await prepareFactor(who, {});
      return { code: codeOf((await getPreparedKey(owner))?.text ?? "") };
    },
  },
  turnOffFactorAction: { may: ["owner"], fields: recoveryCode },
  renewRecoveryCodesAction: { may: ["owner"], fields: recoveryCode },
  chooseHandleAction: { may: [], fields: async () => ({ handle: newHandle() }) },
  confirmIdentityAction: { may: SIGNED_IN, fields: async () => ({ current: "not theirs" }) },
  unlinkIdentityAction: { may: [], fields: async () => ({ provider: "nobody's" }) },
  askForVerificationAction: { may: ANYBODY, fields: async () => ({ email: `${newHandle()}@example.org` }) },
  askForResetAction: { may: ANYBODY, fields: async ({ owner }) => ({ email: `${owner.handle}@example.org` }) },
  endOneSessionAction: {
    may: ["owner"],
    names: "session",
    fields: async ({ owner }) => ({ session: sessionName(owner.sessionId) }),
  },
  endOtherSessionsAction: { may: SIGNED_IN, fields: async () => ({}) },
  giveRoleAction: {
    may: ["admin"],
    names: "handle",
    fields: async ({ owner }) => ({ handle: owner.handle, role: "moderator" }),
  },

  // Arguing
  postArgumentAction: {
    may: SIGNED_IN,
    names: "thread",
    fields: async () => ({
      kind: "root",
      thread: THREAD,
      key: newKey(),
      stance: PRO,
      claim: "A claim",
      body: "A body",
      sources: "",
    }),
  },
  editArgumentAction: {
    may: ["owner"],
    names: "id",
    fields: async (cast) => ({
      kind: "root",
      id: await root(cast),
      revision: 1,
      claim: "Other",
      body: "Words",
      sources: "",
    }),
  },
  deleteArgumentAction: { may: ["owner"], names: "id", fields: async (cast) => ({ id: await root(cast) }) },
  rateArgumentAction: {
    may: OTHERS,
    names: "id",
    fields: async (cast) => ({ id: await root(cast), rating: "strong", position: 1 }),
  },
  takePositionAction: {
    may: SIGNED_IN,
    names: "thread",
    fields: async () => ({ thread: await thread(), position: 2 }),
  },
  creditArgumentAction: {
    may: OTHERS,
    names: "id",
    fields: async (cast) => ({ id: await root(cast), changed: "point", why: WHY, position: 1 }),
  },
  withdrawCreditAction: {
    may: ["owner"],
    names: "id",
    fields: async (cast) => ({ id: (await credited(cast)).id }),
  },
  reportArgumentAction: {
    may: OTHERS,
    names: "id",
    fields: async (cast) => ({ id: await root(cast), ground: "spam", note: "" }),
  },
  followThreadAction: { may: SIGNED_IN, names: "thread", fields: async () => ({ thread: await thread() }) },
  unfollowThreadAction: { may: SIGNED_IN, names: "thread", fields: async () => ({ thread: await thread() }) },
  markAllReadAction: { may: SIGNED_IN, names: "thread", fields: async () => ({ thread: THREAD }) },
  markReadAction: { may: SIGNED_IN, fields: async () => ({ upTo: 1 }) },
  // Whoever decides about others gives that back first; without the password nobody leaves.
  eraseAccountAction: { may: ["owner", "member"], fields: async () => ({ mode: "keep", understood: "yes" }) },
  saveSwitchesAction: { may: SIGNED_IN, fields: async () => ({ "reply.page": "on" }) },
  appealDecisionAction: {
    may: ["owner"],
    names: "decision",
    fields: async (cast) => ({ decision: (await hidden(cast)).decision, words: "It was not." }),
  },
  sendNoticeAction: {
    may: ANYBODY,
    fields: async (cast) => ({
      ...NOTICE,
      address: `/threads/${THREAD}/arguments/${await root(cast)}`,
    }),
  },

  // Moderating
  hideArgumentAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ id: await root(cast), revision: 1, ...WORDS }),
  },
  restoreArgumentAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ id: (await hidden(cast)).id, reason: "" }),
  },
  keepArgumentAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ id: (await reported(cast)).id, revision: 1, reason: "" }),
  },
  removeCreditAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ id: (await credited(cast)).credit, ...WORDS }),
  },
  decideCaseAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ ...(await reported(cast)), revision: 1, decision: "hide", ...WORDS }),
  },
  hideSpamAction: {
    may: MODERATORS,
    fields: async (cast) => {
      const { id, case: number } = await reported(cast);
      return { [`spam-${number}`]: `${id}.1` };
    },
  },
  undoDecisionsAction: {
    may: [],
    names: "done",
    fields: async (cast) => ({ done: String((await hidden(cast)).decision) }),
  },
  claimCaseAction: { may: MODERATORS, names: "case", fields: async (cast) => ({ case: (await reported(cast)).case }) },
  releaseCaseAction: {
    may: [],
    // Somebody else has it.
    idle: MODERATORS,
    fields: async (cast) => {
      const { case: number } = await reported(cast);
      await claimCase(cast.decider, { case: number });
      return { case: number };
    },
  },
  revealCaseAction: { may: MODERATORS, names: "case", fields: async (cast) => ({ case: (await reported(cast)).case }) },
  answerAppealAction: {
    may: MODERATORS,
    names: "appeal",
    fields: async (cast) => ({ appeal: await appealed(cast), outcome: "uphold", reason: "It stands." }),
  },
  dismissNoticeAction: {
    may: MODERATORS,
    names: "case",
    fields: async () => {
      // About no argument: the case of one is answered by keeping or hiding it.
      const input = SendNotice.parse({
        ...NOTICE,
        address: `/threads/${THREAD}`,
        // From one address only a few are taken in a day.
        email: `${newHandle()}@example.org`,
      });
      await sendNotice({ role: "visitor" }, input, newKey());
      return { case: newest("cases"), reason: "It is lawful." };
    },
  },
  enterOrderAction: { may: MODERATORS, names: "place", fields: async (cast) => order(String(await root(cast))) },
  executeOrderAction: {
    may: MODERATORS,
    names: "order",
    fields: async (cast) => {
      const { order: number } = await enterOrder(cast.decider, EnterOrder.parse(order(String(await root(cast)))));
      return { order: number };
    },
  },
  addNoteAction: {
    may: MODERATORS,
    names: "handle",
    fields: async ({ owner }) => ({ handle: owner.handle, words: "A note." }),
  },
  warnMemberAction: {
    may: MODERATORS,
    names: "handle",
    fields: async ({ owner }) => ({ handle: owner.handle, ...WORDS }),
  },
  suspendMemberAction: {
    may: MODERATORS,
    names: "handle",
    fields: async () => ({ handle: (await person(newHandle())).handle, days: 3, ...WORDS }),
  },
  liftSuspensionAction: {
    may: MODERATORS,
    names: "handle",
    fields: async ({ decider }) => {
      const { handle } = await person(newHandle());
      await suspendMember(decider, { handle, days: 3, ...WORDS });
      return { handle, reason: "" };
    },
  },
  hideRevisionAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ id: await edited(cast), revision: 1, ...WORDS }),
  },
  showRevisionAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => {
      const id = await edited(cast);
      await hideRevision(cast.decider, { id, revision: 1, ...WORDS });
      return { id, revision: 1, reason: "" };
    },
  },
  lockArgumentAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ id: await root(cast), scope: "argument", until: "hour", ...WORDS }),
  },
  unlockArgumentAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => ({ id: await locked(cast), reason: "" }),
  },
  moveArgumentAction: {
    may: MODERATORS,
    names: "id",
    fields: async (cast) => {
      const to = await rootOfMember(cast);
      const id = await reply(cast.owner, await rootOfMember(cast), { stance: CONCERN });
      return { id, to: String(to), reason: "It answers the other one." };
    },
  },
  lockThreadAction: {
    may: MODERATORS,
    names: "thread",
    fields: async () => ({ thread: await thread(), reason: "It is late.", until: "hour" }),
  },
  unlockThreadAction: {
    may: MODERATORS,
    names: "thread",
    fields: async ({ decider }) => {
      const slug = await thread();
      await lockThread(decider, LockThread.parse({ thread: slug, reason: "It is late.", until: "hour" }));
      return { thread: slug };
    },
  },
  slowThreadAction: {
    may: MODERATORS,
    names: "thread",
    fields: async () => ({ thread: await thread(), minutes: 5, reason: "It is fast.", until: "hour" }),
  },
  endSlowAction: {
    may: MODERATORS,
    names: "thread",
    fields: async ({ decider }) => {
      const slug = await thread();
      await slowThread(decider, SlowThread.parse({ thread: slug, minutes: 5, reason: "It is fast.", until: "hour" }));
      return { thread: slug };
    },
  },

  // The house
  saveTemplateAction: { may: ["admin"], fields: async () => ({ ground: "spam", words: "It advertises." }) },
  saveWordsAction: { may: ["admin"], fields: async () => ({ verdict: "mark", words: "a phrase" }) },
  publishRevisionAction: {
    may: ["admin"],
    names: "slug",
    fields: async () => ({
      slug: await thread(),
      revision: 1,
      kicker: "",
      title: "Another title",
      dek: "",
      markdown: "Words.",
    }),
  },
};

const NOTICE = {
  offence: "other",
  explanation: "It is against the law.",
  law: "§ 130",
  goodFaith: "yes",
  name: "A reader",
  email: "reader@example.org",
} as const;

const order = (place: string) => ({ authority: "A court", reference: "12/34", place, receivedAt: "2026-01-01T10:00" });
