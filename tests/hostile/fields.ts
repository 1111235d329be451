/**
 * Every field of a form that takes whatever is written into it, by `⟨domain⟩/⟨schema⟩`, and in which of these the
 * payloads are put by tests/hostile/fill-forum.ts. A unit test compares this with the schemas: a new field of free text
 * is a line here, and must be filled.
 */
// biome-ignore format: a table is read by its rows
export const FILLED = [
  "accounts/SignUp.email", "accounts/SignUp.handle",
  "appeals/AnswerAppeal.reason", "appeals/AppealDecision.words",
  "arguments/EditArgument.body", "arguments/EditArgument.claim", "arguments/EditArgument.sources",
  "arguments/PostArgument.body", "arguments/PostArgument.claim", "arguments/PostArgument.prefix", "arguments/PostArgument.quote", "arguments/PostArgument.sources", "arguments/PostArgument.suffix",
  "arguments/PostReply.body", "arguments/PostReply.prefix", "arguments/PostReply.quote", "arguments/PostReply.sources", "arguments/PostReply.suffix",
  "conduct/AddNote.words", "house/SaveTemplate.words", "house/SaveWords.words",
  "locks/LockArgument.reason", "locks/LockThread.reason", "locks/MoveArgument.reason", "locks/SlowThread.reason", "locks/UnlockArgument.reason",
  "moderation/HideArgument.law", "moderation/HideArgument.reason", "moderation/KeepArgument.reason", "moderation/LiftSuspension.reason", "moderation/RemoveCredit.reason",
  "moderation/ReportArgument.note", "moderation/RestoreArgument.reason", "moderation/SuspendMember.reason", "moderation/WarnMember.reason",
  "moved/CreditArgument.why", "notices/DismissNotice.reason", "notices/SendNotice.address", "notices/SendNotice.email", "notices/SendNotice.explanation", "notices/SendNotice.law", "notices/SendNotice.name",
  "orders/EnterOrder.authority", "orders/EnterOrder.place", "orders/EnterOrder.reference", "revisions/HideRevision.reason", "revisions/ShowRevision.reason",
  "threads/Briefing.dek", "threads/Briefing.kicker", "threads/Briefing.language", "threads/Briefing.markdown", "threads/Briefing.motion", "threads/Briefing.published", "threads/Briefing.sources", "threads/Briefing.stances", "threads/Briefing.title",
  "threads/PublishRevision.dek", "threads/PublishRevision.kicker", "threads/PublishRevision.markdown", "threads/PublishRevision.motion", "threads/PublishRevision.published", "threads/PublishRevision.sources", "threads/PublishRevision.title",
] as const;

/** Of these, those that take nothing but letters, digits and a few signs. */
export const CLOSED: readonly string[] = [
  "accounts/SignUp.email",
  "accounts/SignUp.handle",
  "notices/SendNotice.email",
  "threads/Briefing.language",
];

const PASSWORD = "A password is hashed and shown nowhere.";
const CODE = "It is compared with a code, and shown nowhere.";
const TOKEN = "It is looked up by its hash, or names something that is there, and is shown nowhere.";
const ADDRESS = "It stands in an address: the pages are opened with payloads in each (tests/hostile/surfaces.ts).";

const NAME = "It names a member: one who is there, whose handle has letters and digits only, or nobody.";
const SAME = "It is one of the two schemas of posting.";
const QUEUE = "It is the form for hiding, as the queue sends it.";

/** The others that take anything, and why they are not filled by verbs. */
export const ELSEWHERE: Record<string, string> = {
  "accounts/AskToChangeEmail.current": PASSWORD,
  "accounts/ChangeEmail.token": TOKEN,
  "accounts/ChangeFactor.code": CODE,
  "accounts/ChangeFactor.current": PASSWORD,
  "accounts/ChangePassword.current": PASSWORD,
  "accounts/ChangePassword.password": PASSWORD,
  "accounts/ConfirmIdentity.current": PASSWORD,
  "accounts/CreateFirstAdmin.password": PASSWORD,
  "accounts/CreateFirstAdmin.token": TOKEN,
  "accounts/EnterCode.code": CODE,
  "accounts/MemberSearch.q": ADDRESS,
  "accounts/PrepareFactor.current": PASSWORD,
  "accounts/ResetFactor.handle": NAME,
  "accounts/ResetPassword.password": PASSWORD,
  "accounts/ResetPassword.token": TOKEN,
  "accounts/SignIn.password": PASSWORD,
  "accounts/SignUp.password": PASSWORD,
  "accounts/UnlinkIdentity.provider": TOKEN,
  "accounts/VerifyEmail.password": PASSWORD,
  "accounts/VerifyEmail.token": TOKEN,
  "appeals/AppealDecision.token": TOKEN,
  "privacy/EraseAccount.current": PASSWORD,
  "arguments/Posting.body": SAME,
  "arguments/Posting.claim": SAME,
  "arguments/Posting.prefix": SAME,
  "arguments/Posting.quote": SAME,
  "arguments/Posting.sources": SAME,
  "arguments/Posting.suffix": SAME,
  "arguments/PreviewBody.body": "It is typed into the composer and previewed (tests/e2e/payloads.spec.ts).",
  "cases/HideFromQueue.law": QUEUE,
  "cases/HideFromQueue.reason": QUEUE,
  "accounts/GiveRole.handle": NAME,
  "conduct/AddNote.handle": NAME,
  "moderation/LiftSuspension.handle": NAME,
  "moderation/SuspendMember.handle": NAME,
  "moderation/WarnMember.handle": NAME,
  "privacy/EraseMember.handle": NAME,
  "search/Search.author": ADDRESS,
  "search/Search.q": ADDRESS,
  "search/Search.stance": ADDRESS,
  "search/Search.thread": ADDRESS,
  "search/SimilarTo.claim": ADDRESS,
};

/** Of a statement of reasons, which is composed from a decision and exported: its words are those of the decision. */
export const COMPOSED = /^statements\/SentStatement\./;
