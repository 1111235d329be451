import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { readBriefing } from "#lib/threads/read-briefing";
import { Acts, When } from "./acts.ts";

const FOLDER = new URL("../../db/content/demo/", import.meta.url);

const Hide = z.strictObject({
  ground: z.string(),
  reason: z.string(),
  /** Minutes after it was posted. */
  after: z.number(),
  /** The moderator, where it is not the usual one. */
  by: z.string().optional(),
  also: z.enum(["warn", "suspend"]).optional(),
  days: z.int().optional(),
});

const Text = {
  /** What others call it by: credits, reports, changes of position. */
  key: z.string().optional(),
  by: z.string().optional(),
  language: z.string().optional(),
  /** How strong its readers find it, 0 to 1. */
  quality: z.number().min(0).max(1).default(0.55),
  /** Whether the other side sees that, too. */
  fair: z.boolean().default(false),
  /** The claim of a root argument, or the text of a reply, as it was before its author edited it. */
  was: z.string().optional(),
  editedAfter: z.number().optional(),
  deletedAfter: z.number().optional(),
  hide: Hide.optional(),
};

/** A reply, under the word for how it stands to what it answers. `side`: the side of its author where it is not the text's. */
const OneReply = z.strictObject({
  ...Text,
  side: z.enum(["for", "against"]).optional(),
  rebuts: z.string().optional(),
  supports: z.string().optional(),
  asks: z.string().optional(),
  answers: z.string().optional(),
});
export type Reply = z.infer<typeof OneReply> & { replies?: Reply[] | undefined };
const Reply: z.ZodType<Reply> = OneReply.extend({ replies: z.lazy(() => z.array(Reply)).optional() });

/** A text that gave the moderators work: a reply to `to`, at its own time. `held`: a check keeps it back at first. */
const Moderated = OneReply.extend({ ...When, key: z.string(), to: z.string(), held: z.boolean().default(false) });
export type Moderated = z.infer<typeof Moderated>;

const Root = z.strictObject({
  ...Text,
  key: z.string(),
  side: z.enum(["for", "against"]).optional(),
  claim: z.string(),
  body: z.string(),
  quote: z.string().optional(),
  replies: z.array(Reply).optional(),
});
export type Root = z.infer<typeof Root>;

const People = z.strictObject({
  members: z.array(
    z.strictObject({
      handle: z.string(),
      stands: z.int().min(-2).max(2).optional(),
      /** The day on which they come, for those who write only what says so. */
      joins: z.number().optional(),
    }),
  ),
  changes: z.array(
    z.strictObject({ handle: z.string(), after: z.string(), thread: z.string(), stands: z.int().min(-2).max(2) }),
  ),
  /** After which hidden argument somebody is suspended. */
  suspensions: z.array(
    z.strictObject({ handle: z.string(), after: z.string(), ground: z.string(), reason: z.string(), days: z.int() }),
  ),
});

const Credit = z.strictObject({
  by: z.string(),
  argument: z.string(),
  kind: z.enum(["position", "point", "fact"]),
  why: z.string().min(50),
});
export type Credit = z.infer<typeof Credit>;
const Credits = z.array(Credit);

const Reports = z.array(
  z.strictObject({
    by: z.string(),
    argument: z.string(),
    ground: z.string(),
    note: z.string().default(""),
    /** When, where it is not soon after they read it. */
    ...When,
    /** What the moderator has decided by now; left out while it waits. */
    decided: z.literal("kept").optional(),
  }),
);

const Seeds = z.object({
  arguments: z.array(z.object({ key: z.string(), stance: z.string(), parent: z.string().optional() })),
});

/** Everything that people wrote for the demo, and who they are: db/content/demo. */
export function readContent() {
  const first = readBriefing(readFileSync(new URL("../eu-taliban-brussels.md", FOLDER), "utf8"));
  return {
    ...People.parse(yaml("members")),
    credits: Credits.parse(yaml("credits")),
    reports: Reports.parse(yaml("reports")),
    moderated: z.array(Moderated).parse(yaml("moderated")),
    acts: Acts.parse(yaml("moderation")),
    seeds: Seeds.parse(JSON.parse(readFileSync(new URL("../seed-arguments.json", FOLDER), "utf8"))).arguments,
    threads: [
      {
        briefing: first,
        roots: [...roots("eu-taliban-brussels-for", "for"), ...roots("eu-taliban-brussels-against", "against")],
      },
      ...["car-free-centre", "newsroom-text-tools"].map((slug) => ({
        briefing: readBriefing(readFileSync(new URL(`${slug}.md`, FOLDER), "utf8")),
        roots: roots(slug),
      })),
    ],
  };
}
export type Content = ReturnType<typeof readContent>;

const roots = (name: string, side?: "for" | "against") =>
  z
    .array(Root)
    .parse(yaml(name))
    .map((root) => ({ ...root, side: root.side ?? side ?? ("for" as const) }));

function yaml(name: string): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, FOLDER), "utf8"));
}
