import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataFolder } from "#db/client";
import type { Act } from "#tests/acting/act";
import { inRawDatabase } from "#tests/integration/raw-database";
import { person, seededDatabase } from "#tests/people";

/** What was answered, and what was tried and not answered. */
export type Log = { done: Act[]; interrupted: Act[] };
export type Acting = {
  /** Waits until so many acts were answered, however long it takes to start. */
  hasDone: (acts: number) => Promise<void>;
  /** Sends a signal, and answers the log once the process has ended, and how it did: its exit code, or the signal. */
  end: (signal: NodeJS.Signals) => Promise<Log & { how: number | NodeJS.Signals }>;
};

/** A member rates three hundred times an hour at most (lib/ratings/rate-argument.ts). */
const ACTS_PER_MEMBER = 200;
const FEWEST_MEMBERS = 60;
const MODERATORS = 3;
const PATIENCE_MS = 60_000;

/** The seeded forum with enough people for so many acts. */
export async function peopledForum(acts = 10_000): Promise<void> {
  await seededDatabase();
  for (let i = 0; i < Math.max(FEWEST_MEMBERS, acts / ACTS_PER_MEMBER); i += 1) await person(`member-${i}`);
  for (let i = 0; i < MODERATORS; i += 1) await person(`moderator-${i}`, "moderator");
}

/** Starts a process that acts on the test's database until it is told to end; `name` tells its acts from those of others. */
export function startActing(name: string): Acting {
  const file = join(dataFolder(), `acts-${name}.log`);
  const child = spawn(process.execPath, ["tests/acting/act-until-stopped.ts", file, name], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code, by] = await ended;
    const log = readLog(file);
    rmSync(file, { force: true });
    return { ...log, how: code ?? by };
  };
  const hasDone = async (acts: number) => {
    for (const deadline = performance.now() + PATIENCE_MS; readLog(file).done.length < acts; ) {
      if (child.exitCode !== null || performance.now() > deadline)
        throw new Error("The acts came to an end by themselves.");
      await sleep(randomInt(1, 10));
    }
  };
  return { hasDone, end };
}

function readLog(file: string): Log {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
  const said = lines.map((line) => JSON.parse(line) as { tried?: Act; done?: Act });
  const done = said.flatMap((line) => line.done ?? []);
  const names = new Set(done.map(nameOf));
  const tried = said.flatMap((line) => line.tried ?? []);
  return { done, interrupted: tried.filter((act) => !names.has(nameOf(act))) };
}

function nameOf(act: Act): string {
  if (act.kind === "post") return act.key;
  return act.kind === "rating" ? `rating ${act.argument} ${act.member}` : `decision ${act.argument}`;
}

/** How many rows an act left: 1, when it was done. */
export function rowsOf(act: Act): number {
  const [sql, values] = queryOf(act);
  return inRawDatabase((db) => Number(db.prepare(sql).pluck().get(values)));
}

function queryOf(act: Act): [sql: string, values: Record<string, unknown>] {
  if (act.kind === "post")
    return [
      `SELECT count(*) FROM arguments argument JOIN argument_revisions text ON text.argument_id = argument.id
       WHERE author_id = @author AND idempotency_key = @key AND argument.id = coalesce(@id, argument.id)
         AND body LIKE '%' || @key || '.'`,
      { id: null, ...act },
    ];
  if (act.kind === "rating")
    return [
      "SELECT count(*) FROM ratings WHERE argument_id = @argument AND member_id = @member AND strong = @strong",
      { ...act, strong: Number(act.strong) },
    ];
  return [
    `SELECT count(*) FROM decisions decision JOIN arguments argument ON argument.hidden_by_id = decision.id
     WHERE decision.argument_id = @argument AND decision.kind = 'hide'`,
    act,
  ];
}
