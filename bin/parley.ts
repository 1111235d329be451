// The operator's command line: npm run parley -- ⟨command⟩
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { beVeryPatient, closeDatabase, dataFolder } from "#db/client";
import { prepareDatabase, refuseOtherVersion } from "#db/prepare";
import { OtherVersion } from "#db/versions";
import { giveRole } from "#lib/accounts/give-role";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { findMember } from "#lib/accounts/queries";
import { resetFactor } from "#lib/accounts/reset-factor";
import { GiveRole, ResetFactor } from "#lib/accounts/schema";
import { KeptRow } from "#lib/audit/schema";
import { sealAudit } from "#lib/audit/seal-audit";
import { type Verified, verify } from "#lib/audit/verify";
import { refuseNothingToCopy } from "#lib/backup/failure";
import { type Backup, makeBackup } from "#lib/backup/make-backup";
import { type Moved, moveForum } from "#lib/backup/move-forum";
import { type Restored, restoreBackup } from "#lib/backup/restore-backup";
import { nameOf } from "#lib/backup/rotation";
import { backupConfig, config } from "#lib/config";
import { Invalid } from "#lib/errors";
import { explainFailure } from "#lib/explain-failure";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { LiftSuspension, SuspendMember } from "#lib/moderation/schema";
import { suspendMember } from "#lib/moderation/suspend-member";
import { eraseMember } from "#lib/privacy/erase-member";
import { exportData } from "#lib/privacy/export-data";
import { EraseMember } from "#lib/privacy/schema";
import { rebuildIndex } from "#lib/search/rebuild-index";
import { openThread } from "#lib/threads/open-thread";
import { publishRevision } from "#lib/threads/publish-revision";
import { readBriefing } from "#lib/threads/read-briefing";
import { PublishRevision } from "#lib/threads/schema";
import type { System } from "#lib/viewer";
import { forgetAgain } from "./forget-again.ts";

/** `isWrong`: the words tell of something that is not as it should be. */
type Answer = { words: string; isWrong: boolean };
/** Acts on a forum of this version. `isFirst`: it is done before anything starts, and brings an older one up to this version. */
type Command = {
  usage: string;
  does: string;
  isFirst?: true;
  run: (operator: System, args: string[]) => Promise<string>;
};
/** Only looks, or works on copies: it says itself which databases it takes. */
type Inspection = { usage: string; does: string; look: (args: string[]) => Promise<Answer> };

/** So a command ends that went well, that failed, that is none, and that is for a database of another version. */
const EXIT = { well: 0, failed: 1, noCommand: 2, otherVersion: 3 } as const;

const COMMANDS: Record<string, Command> = {
  admin: {
    usage: "admin",
    does: "prints a new one-time link that makes the first admin",
    run: async (operator) => {
      const token = await issueSetupToken(operator);
      return token
        ? `${config().origin}/setup?token=${token}`
        : "There is an admin already. An admin gives roles under /admin/members; so does: parley member role ⟨handle⟩ admin";
    },
  },
  "member role": {
    usage: "member role ⟨handle⟩ ⟨member|moderator|admin⟩",
    does: "gives a member a role",
    run: async (operator, [handle, role]) => {
      await giveRole(operator, parsed(GiveRole, { handle, role }));
      return `${handle} is ${role} from the next request on.`;
    },
  },
  "member suspend": {
    usage: "member suspend ⟨handle⟩ ⟨days⟩ ⟨ground⟩ ⟨words to the member⟩",
    does: "ends all sessions of a member and keeps them out",
    run: async (operator, [handle, days, ground, ...reason]) => {
      await suspendMember(operator, parsed(SuspendMember, { handle, days, ground, reason: reason.join(" ") }));
      return `${handle} is suspended for ${days} days.`;
    },
  },
  "member lift": {
    usage: "member lift ⟨handle⟩ ⟨words⟩",
    does: "lifts a suspension",
    run: async (operator, [handle, ...reason]) => {
      await liftSuspension(operator, parsed(LiftSuspension, { handle, reason: reason.join(" ") }));
      return `${handle} can sign in again.`;
    },
  },
  "member reset-factor": {
    usage: "member reset-factor ⟨handle⟩",
    does: "turns off the second step of a member who lost both the app and the recovery codes; make sure first that it is them",
    run: async (operator, [handle]) => {
      await resetFactor(operator, parsed(ResetFactor, { handle }));
      return `The second step of ${handle} is off. They are signed out everywhere and told by mail.`;
    },
  },
  "member export": {
    usage: "member export ⟨handle⟩",
    does: "prints everything that is kept of a member, as JSON, for one who cannot sign in",
    run: async (operator, [handle]) => {
      const { id } = await findMember(String(handle).toLowerCase());
      return JSON.stringify(await exportData(operator, id), null, 2);
    },
  },
  "member erase": {
    usage: "member erase ⟨handle⟩ ⟨keep|blank⟩",
    does: "deletes an account for good, for one who cannot sign in; their arguments stay without a name (keep) or go blank",
    run: async (operator, [handle, mode]) => {
      const isComplete = await eraseMember(operator, parsed(EraseMember, { handle, mode }));
      const left = isComplete ? "" : " Its files are cleared by the forum within an hour, or when it starts next.";
      return `${handle} is gone.${left} Backups keep the old state until they are replaced.`;
    },
  },
  "member erase-again": {
    usage: "member erase-again",
    isFirst: true,
    does: "deletes whoever left since an older database was saved, once that is back, and ends all sessions in it: “restore” does so by itself, pg_restore does not",
    run: async (operator) =>
      `Members who had left, and were deleted again: ${await forgetAgain(operator)}. Everybody signs in again.`,
  },
  "thread import": {
    usage: "thread import ⟨file.md⟩",
    does: "opens a thread on a briefing (front matter as in db/content)",
    run: async (operator, [file]) => {
      if (!file) throw new Invalid({ file: "Please name the file of the briefing." });
      const { slug } = await openThread(operator, readBriefing(await readFile(file, "utf8")));
      return `${config().origin}/threads/${slug}`;
    },
  },
  "search rebuild": {
    usage: "search rebuild",
    does: "makes the search index anew from the texts",
    run: async (operator) => {
      const made = await rebuildIndex(operator);
      return `The index was made anew. Arguments: ${made?.arguments}. Articles: ${made?.articles}.`;
    },
  },
  "thread publish": {
    usage: "thread publish ⟨file.md⟩",
    does: "publishes a new revision of a thread's article; the passages that arguments quote are looked for in it",
    run: async (operator, [file]) => {
      if (!file) throw new Invalid({ file: "Please name the file of the briefing." });
      const briefing = readBriefing(await readFile(file, "utf8"));
      const { slug, revision, passages } = await publishRevision(operator, parsed(PublishRevision, briefing));
      return `${config().origin}/threads/${slug} is at revision ${revision}. Quoted passages: ${passages.anchored} stand as they were, ${passages.moved} moved, ${passages.orphaned} are lost.`;
    },
  },
};

const INSPECTIONS: Record<string, Inspection> = {
  backup: {
    usage: "backup [⟨file⟩]",
    does: "makes a backup while the forum goes on, one file that is checked before it has its name; without a file in PARLEY_BACKUP_DIR, or in the data folder's backups",
    look: async ([file]) => {
      refuseNothingToCopy();
      return { words: backupInWords(await makeBackup(file ?? (await ownFile()))), isWrong: false };
    },
  },
  restore: {
    usage: "restore ⟨file⟩ [--replace]",
    does: "puts a backup in the place of the database, which is kept aside; the forum must be stopped",
    look: async (args) => {
      const [file] = args.filter((arg) => arg !== "--replace");
      if (!file) throw new Invalid({ file: "Please name the file of the backup." });
      const restored = await restoreBackup(file, { replace: args.includes("--replace") });
      return { words: restoredInWords(file, restored), isWrong: false };
    },
  },
  "migrate-to": {
    usage: "migrate-to ⟨postgres://…|file:⟨data folder⟩⟩",
    does: "copies the forum into the other engine while it goes on, and checks the copy; again, it brings an earlier copy up to date. A password may be given in PGPASSWORD instead",
    look: async ([to]) => {
      if (!to) throw new Invalid({ to: "Please say where to: postgres://…, or file:⟨data folder⟩." });
      return { words: movedInWords(to, await moveForum(to, (sentence) => console.error(sentence))), isWrong: false };
    },
  },
  verify: {
    usage: "verify [⟨row⟩ ⟨hash⟩]",
    does: "reads the whole record and says what was changed, removed, inserted or moved in it; a row and its hash are those that an earlier verify printed",
    look: async ([row, hash]) => {
      await refuseOtherVersion();
      const found = await verify(row === undefined ? undefined : parsed(KeptRow, { row, hash }));
      return { words: verifiedInWords(found), isWrong: found.faults.length > 0 };
    },
  },
};

/** The file of a backup that nobody named. */
async function ownFile(): Promise<string> {
  const folder = backupConfig()?.folder ?? join(dataFolder(), "backups");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, nameOf(new Date()));
}

const rowsInWords = (rows: ReadonlyMap<string, number>) =>
  `Members: ${rows.get("members") ?? 0}. Threads: ${rows.get("threads") ?? 0}. Arguments: ${rows.get("arguments") ?? 0}. Audit rows: ${rows.get("audit") ?? 0}.`;

function backupInWords({ file, bytes, rows, isChecked }: Backup): string {
  const checked = isChecked
    ? "It was checked as “verify” does."
    : "It was checked as far as a database of an older version can be.";
  return `${file}\n${(bytes / 1_000_000).toFixed(1)} MB. ${rowsInWords(rows)} ${checked}`;
}

function restoredInWords(file: string, { rows, migrated, forgotten, aside }: Restored): string {
  return [
    `${file} is the database now. ${rowsInWords(rows)}`,
    ...(migrated > 0 ? [`It was brought up to this version. Migrations: ${migrated}.`] : []),
    ...(forgotten > 0 ? [`Members who left since it was made, and were deleted in it: ${forgotten}.`] : []),
    ...(aside ? [`The database that was there is ${aside}. Remove it when you need it no more.`] : []),
  ].join("\n");
}

function movedInWords(to: string, { rows, beside }: Moved): string {
  const use = to.startsWith("file:")
    ? "set PARLEY_DATA to this folder and unset DATABASE_URL"
    : "set DATABASE_URL to this address";
  return [
    `The copy is whole. ${rowsInWords(rows)} The rows of all tables are the same, and it was checked as “verify” does.`,
    "What is written in the forum from now on is not in it: stop the forum, copy once more, then start it on the copy.",
    `For that ${use}.`,
    ...(beside.length > 0
      ? [`In ${dataFolder()}, and not in the copy: ${beside.join(", ")}. The forum needs them in its data folder.`]
      : []),
  ].join("\n");
}

function verifiedInWords({ rows, decisions, undigested, newest, faults }: Verified): string {
  return [
    ...faults,
    faults.length === 0
      ? "The record is as it was written."
      : `Things that are wrong with the record: ${faults.length}.`,
    `Audit rows: ${rows}. Decisions: ${decisions}.`,
    ...(undigested > 0
      ? [`Decisions from before audit rows were chained, whose statements cannot be compared: ${undigested}.`]
      : []),
    ...(newest
      ? [
          `The newest audit row is ${newest.row}, with the hash ${newest.hash}`,
          `Keep both elsewhere. This finds out later whether rows up to there were written anew:`,
          `  npm run parley -- verify ${newest.row} ${newest.hash}`,
        ]
      : []),
  ].join("\n");
}

const CALLED = "npm run parley --";
const HELP = new Set(["--help", "-h"]);

const help = () =>
  [
    `Usage: ${CALLED} ⟨command⟩`,
    "",
    ...Object.values({ ...COMMANDS, ...INSPECTIONS }).map(({ usage, does }) => `  ${usage}\n      ${does}`),
    "",
    "Only “npm start”, “member erase-again” and “restore” bring an older database up to this version; what else needs one",
    `of this version ends with ${EXIT.otherVersion} on another. Otherwise ${EXIT.failed} is for what failed or was found wrong, and ${EXIT.noCommand} for what is no command.`,
  ].join("\n");

const helpOn = ({ usage, does }: Command | Inspection) => `Usage: ${CALLED} ${usage}\n\n${does}`;

function parsed<Schema extends z.ZodType>(schema: Schema, values: unknown): z.infer<Schema> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Invalid({ [String(issue?.path[0] ?? "input")]: issue?.message ?? "is wrong" });
}

async function main(args: string[]): Promise<number> {
  beVeryPatient();
  const inspection = Object.hasOwn(INSPECTIONS, String(args[0])) ? INSPECTIONS[String(args[0])] : undefined;
  const name = [`${args[0]} ${args[1]}`, String(args[0])].find((candidate) => Object.hasOwn(COMMANDS, candidate));
  const command = name === undefined ? undefined : COMMANDS[name];
  const asked = inspection ?? command;
  if (args.length === 0 || args[0] === "help" || args.some((arg) => HELP.has(arg))) {
    console.log(asked ? helpOn(asked) : help());
    return EXIT.well;
  }
  if (inspection) {
    const { words, isWrong } = await inspection.look(args.slice(1));
    console.log(words);
    return isWrong ? EXIT.failed : EXIT.well;
  }
  if (!name || !command) {
    console.error(`There is no command “${args.join(" ")}”.\n\n${help()}`);
    return EXIT.noCommand;
  }
  if (command.isFirst) await prepareDatabase();
  else await refuseOtherVersion();
  await sealAudit({ role: "system", id: null });
  const operator = await openHouseAccount({ role: "system", id: null });
  console.log(await command.run(operator, args.slice(name.split(" ").length)));
  return EXIT.well;
}

function explain(error: unknown): string {
  if (error instanceof Invalid)
    return Object.entries(error.fields)
      .map(([field, sentence]) => `${field}: ${sentence}`)
      .join("\n");
  return explainFailure(error);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  return error instanceof OtherVersion ? EXIT.otherVersion : EXIT.failed;
});
await closeDatabase();
