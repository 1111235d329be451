import { seed } from "#db/seed";
import { giveRole } from "#lib/accounts/give-role";
import { SignUp } from "#lib/accounts/schema";
import { signUp } from "#lib/accounts/sign-up";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { postArgument } from "#lib/arguments/post-argument";
import { JUST_ASKING } from "#lib/arguments/rules";
import { EditArgument, PostArgument, PostReply } from "#lib/arguments/schema";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { HideArgument, KeepArgument, ReportArgument, SuspendMember } from "#lib/moderation/schema";
import { suspendMember } from "#lib/moderation/suspend-member";
import { creditArgument } from "#lib/moved/credit-argument";
import { CreditArgument } from "#lib/moved/schema";
import { TakePosition } from "#lib/positions/schema";
import { takePosition } from "#lib/positions/take-position";
import { rateArgument } from "#lib/ratings/rate-argument";
import { openThread } from "#lib/threads/open-thread";
import { VISITOR } from "#lib/viewer";
import { minuteOf } from "./acts.ts";
import type { Credit } from "./content.ts";
import { ADMIN, type Forum, MODERATOR, PASSWORD, STAFF, SYSTEM } from "./forum.ts";
import { moderate } from "./moderation.ts";
import { find, type Planned, type Stand } from "./plan.ts";
import { HOUSE, NOW, openedAt } from "./timetable.ts";

/** Something that somebody does in the life of the forum, at a minute of it, by a verb. */
export type Deed = { at: number; does: () => Promise<unknown> };

/** What happens in the forum, kind by kind. The deeds of all are done in the order of their time. */
export const STEPS: Record<string, (forum: Forum) => Deed[]> = {
  staff: (forum) => [
    ...STAFF.map(({ handle }, i) => ({ at: 1 + i, does: () => join(forum, handle, i + 1) })),
    ...STAFF.map(({ handle, role }) => ({ at: 5, does: () => giveRole(SYSTEM, { handle, role }) })),
    { at: 6, does: async () => forum.promote() },
  ],

  threads: (forum) => [
    { at: 0, does: seed },
    { at: 0, does: () => forum.findSeeds() },
    ...forum.content.threads.slice(1).map(({ briefing }, i) => ({
      at: openedAt(i + 1),
      does: () => openThread(forum.person(ADMIN), briefing),
    })),
  ],

  members: (forum) => forum.plan.members.map(({ handle, at }, i) => ({ at, does: () => join(forum, handle, i + 10) })),

  positions: (forum) =>
    forum.plan.stands
      .filter((stand) => !creditBehind(forum, stand))
      .map(({ handle, thread, at, value }) => ({
        at,
        does: () => takePosition(forum.person(handle), TakePosition.parse({ thread, position: String(value) })),
      })),

  arguments: (forum) =>
    forum.plan.posts
      .filter(({ author }) => author !== HOUSE)
      .map((post) => ({
        at: post.at,
        does: async () => forum.know(post.key, (await postArgument(forum.person(post.author), formOf(forum, post))).id),
      })),

  edits: (forum) =>
    forum.plan.posts.flatMap((post) =>
      post.editedAfter === undefined
        ? []
        : {
            at: Math.min(post.at + post.editedAfter, NOW),
            does: () => editArgument(forum.person(post.author), editOf(forum, post)),
          },
    ),

  ratings: (forum) =>
    forum.plan.votes.map(({ handle, argument, at, strong }) => ({
      at,
      does: () => rateArgument(forum.person(handle), { id: forum.id(argument), rating: strong ? "strong" : "weak" }),
    })),

  credits: (forum) =>
    forum.content.credits.map((credit) => {
      const stand = forum.plan.stands.find((each) => creditBehind(forum, each) === credit);
      return { at: stand?.at ?? readAt(forum, credit) + 90, does: () => give(forum, credit, stand?.value) };
    }),

  reports: (forum) =>
    forum.content.reports.flatMap((report) => {
      const [read, { endsAt }] = [readAt(forum, report), find(forum.plan.posts, report.argument)];
      const at = minuteOf(report) ?? Math.min(read + 20, endsAt - 1);
      // Who came after it was hidden could not report it.
      if (read >= endsAt - 1) return [];
      const form = () => ReportArgument.parse({ ...report, id: forum.id(report.argument) });
      return { at, does: () => reportArgument(forum.person(report.by), form()) };
    }),

  kept: (forum) =>
    forum.content.reports
      .filter(({ decided }) => decided === "kept")
      .map((report) => ({
        at: readAt(forum, report) + 200,
        does: () => {
          const decision = { id: forum.id(report.argument), revision: 1, reason: "" };
          return keepArgument(forum.person(MODERATOR), KeepArgument.parse(decision));
        },
      })),

  hidden: (forum) =>
    forum.plan.posts.flatMap(({ key, hide, endsAt }) =>
      hide === undefined
        ? []
        : {
            at: endsAt,
            does: () =>
              hideArgument(
                forum.person(hide.by ?? MODERATOR),
                HideArgument.parse({ id: forum.id(key), revision: 1, ...hide }),
              ),
          },
    ),

  deleted: (forum) =>
    forum.plan.posts.flatMap(({ key, author, deletedAfter, endsAt }) =>
      deletedAfter === undefined
        ? []
        : { at: endsAt, does: () => deleteArgument(forum.person(author), { id: forum.id(key) }) },
    ),

  suspended: (forum) =>
    forum.content.suspensions.map(({ after, ...suspension }) => ({
      at: find(forum.plan.posts, after).endsAt + 5,
      does: () => suspendMember(forum.person(MODERATOR), SuspendMember.parse(suspension)),
    })),

  moderation: (forum) =>
    forum.content.acts.map((act) => ({ at: minuteOf(act) ?? NOW, does: () => moderate(forum, act) })),
};

/** The credit with which a member says that they changed their position, where this stand is that change. */
function creditBehind({ content }: Forum, { handle, thread, value }: Stand): Credit | undefined {
  const change = content.changes.find(
    (each) => each.handle === handle && each.thread === thread && each.stands === value,
  );
  return content.credits.find(
    ({ by, argument, kind }) => kind === "position" && by === handle && argument === change?.after,
  );
}

/** When a member may have read an argument: once both are there, and they have said where they stand. */
function readAt({ plan }: Forum, { by, argument }: { by: string; argument: string }): number {
  const post = find(plan.posts, argument);
  const stood = plan.stands.find(({ handle, thread }) => handle === by && thread === post.thread);
  const joined = plan.members.find(({ handle }) => handle === by);
  return Math.max(post.at, stood?.at ?? 0, joined?.at ?? 0);
}

function give(forum: Forum, { by, argument, kind, why }: Credit, after: number | undefined): Promise<unknown> {
  const now = after === undefined ? {} : { after: String(after) };
  return creditArgument(forum.person(by), CreditArgument.parse({ id: forum.id(argument), changed: kind, why, ...now }));
}

/** Signs up from an address of one's own, of those that are kept for examples (RFC 5737). */
async function join(forum: Forum, handle: string, number: number): Promise<void> {
  const form = SignUp.parse({ handle, email: `${handle}@demo.example`, password: PASSWORD });
  const { memberId: id, sessionId } = await signUp(VISITOR, form, `192.0.2.${number}`);
  forum.meet({ role: "member", id, handle, sessionId });
}

/** A text as its form would send it, in its first wording. */
function formOf(forum: Forum, post: Planned): PostArgument | PostReply {
  const [yes, no] = forum.stances(post.thread);
  const common = {
    thread: post.thread,
    key: `demo-${post.key}`,
    stance: [JUST_ASKING, yes, no][post.stance],
    language: post.language ?? "",
    sources: "",
  };
  return post.parent === null
    ? PostArgument.parse({ ...common, kind: "root", quote: post.quote, claim: post.was ?? post.claim, body: post.body })
    : PostReply.parse({ ...common, kind: "reply", parent: forum.id(post.parent.key), body: post.was ?? post.body });
}

function editOf(forum: Forum, { key, parent, claim, body, language = "" }: Planned): EditArgument {
  const common = { id: forum.id(key), revision: 1, body, language, sources: "" };
  return EditArgument.parse(parent === null ? { ...common, kind: "root", claim } : { ...common, kind: "reply" });
}
