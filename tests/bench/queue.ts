import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "#db/client";
import { sealSession, sessionCookie } from "#lib/accounts/session-cookie";
import { fillThread } from "#tests/bench/fill-thread";
import { inWords, medians, ratio } from "#tests/bench/measure";
import { startSite } from "#tests/e2e/site";
import { inRawDatabase } from "#tests/integration/raw-database";
import { emptyThread, person, seededDatabase } from "#tests/people";

// The review queue with 1,000 cases against one with 10, each on a server of its own, asked in turns.
const MANY = 1_000;
const FEW = 10;
const ROUNDS = 40;

const many = await queueOf(MANY);
const few = await queueOf(FEW);
try {
  console.log(`Medians of ${ROUNDS} answers to a moderator, ${MANY} open cases against ${FEW}:`);
  for (const path of ["/moderation", "/moderation/mine", "/moderation/decided"]) {
    const asked = [many, few].map(({ site, headers }) => ({ url: site.url + path, headers }));
    const [slow, fast] = await medians(asked, ROUNDS);
    if (slow && fast) console.log(`  ${path.padEnd(22)} × ${ratio(slow, fast)}   ${inWords(slow)} / ${inWords(fast)}`);
  }
} finally {
  await Promise.all([many.site.stop(), few.site.stop()]);
}

/** A site on which so many arguments are reported, three times each, and the header that signs its moderator in. */
async function queueOf(cases: number) {
  const data = mkdtempSync(join(tmpdir(), "parley-bench-"));
  process.env.PARLEY_DATA = data;
  await seededDatabase();
  const moderator = await person("the-moderator", "moderator");
  const reporters = [await person("reporter-1"), await person("reporter-2"), await person("reporter-3")];
  const { id } = await emptyThread("reported");
  inRawDatabase((db) => {
    fillThread(db, id, cases);
    const chosen = db
      .prepare("SELECT id FROM arguments WHERE thread_id = ? ORDER BY id LIMIT ?")
      .pluck()
      .all(id, cases);
    const report = db.prepare(
      "INSERT INTO reports (argument_id, argument_revision, member_id, ground, note, created_at) VALUES (?, 1, ?, 'spam', 'A note.', ?)",
    );
    const open = db.prepare(
      "INSERT INTO cases (kind, argument_id, opened_at, due_at, weight, markers) VALUES ('review', ?, ?, ?, 300, '[]')",
    );
    db.transaction(() => {
      for (const [i, argument] of chosen.entries()) {
        for (const { id: reporter } of reporters) report.run(argument, reporter, i);
        open.run(argument, i, i + 60_000);
      }
    })();
  });
  const headers = { cookie: `${sessionCookie().name}=${await sealSession(moderator.sessionId)}` };
  closeDatabase();
  return { site: await startSite(data), headers };
}
