import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { mock } from "node:test";
import { closeDatabase } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { readContent } from "./content.ts";
import { Forum } from "./forum.ts";
import { plan } from "./plan.ts";
import { STEPS } from "./steps.ts";
import { DAY, DAYS } from "./timetable.ts";

const DATABASE = "parley.db";

/**
 * Fills `folder` with a lively forum, three weeks of it up to now, by verbs alone; does nothing when there is a
 * database already. It is made beside the folder and put there when it is finished, so that half of one is never shown.
 */
export async function fillDemo(folder: string, say: (sentence: string) => void): Promise<void> {
  if (existsSync(join(folder, DATABASE))) return;
  const unfinished = `${resolve(folder)}.filling`;
  rmSync(unfinished, { recursive: true, force: true });
  process.env.PARLEY_DATA = unfinished;
  try {
    await prepareDatabase();
    await live(say);
    await closeDatabase();
    moveInto(folder, unfinished);
  } finally {
    process.env.PARLEY_DATA = folder;
  }
}

/** Lives through the three weeks: the clock is put to each deed before it is done, as the limits and dates ask for. */
async function live(say: (sentence: string) => void): Promise<void> {
  const content = readContent();
  const forum = new Forum(content, plan(content));
  const deeds = Object.values(STEPS)
    .flatMap((step) => step(forum))
    .sort((a, b) => a.at - b.at);
  const firstDay = Date.now() - DAYS * DAY * 60_000;
  const counts = { days: 0, done: 0 };
  mock.timers.enable({ apis: ["Date"], now: firstDay });
  try {
    for (const { at, does } of deeds) {
      mock.timers.setTime(firstDay + Math.round(at * 60_000));
      await does();
      counts.done += 1;
      if (at < counts.days * DAY) continue;
      say(
        `Day ${Math.floor(at / DAY) + 1} of ${DAYS}, ${Math.round((100 * counts.done) / deeds.length)} % of what happens …`,
      );
      counts.days = Math.floor(at / DAY) + 3;
    }
  } finally {
    mock.timers.reset();
  }
}

/** The database last: it is what says that the demo is there. */
function moveInto(folder: string, unfinished: string) {
  mkdirSync(folder, { recursive: true, mode: 0o750 });
  const files = readdirSync(unfinished).sort((a, b) => Number(a === DATABASE) - Number(b === DATABASE));
  for (const file of files) renameSync(join(unfinished, file), join(folder, file));
  rmSync(unfinished, { recursive: true });
}
