// Run by lib/backup/check-copy.ts on a copy of the database: ⟨look|adopt|index⟩. Says as JSON what it found, and how far it is
// in lines of the other output.
import { closeDatabase, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { sealAudit } from "#lib/audit/seal-audit";
import { verify } from "#lib/audit/verify";
import type { Checked } from "#lib/backup/check-copy";
import { Invalid } from "#lib/errors";
import { explainFailure } from "#lib/explain-failure";
import { placePassages } from "#lib/passages/place-passages";
import { eraseMember } from "#lib/privacy/erase-member";
import { listErasures, readList } from "#lib/privacy/erasure-list";
import { fillIndex } from "#lib/search/fill-index";
import { rebuildIndex } from "#lib/search/rebuild-index";

const PROGRAM = { role: "system", id: null } as const;

/** What a start of the server does with an older database. */
async function bringUp() {
  await prepareDatabase({ isCopy: true });
  await sealAudit(PROGRAM);
  await placePassages(PROGRAM);
  await rebuildIndex(PROGRAM, { ifIncomplete: true });
}

/** Forgets who left since the copy was made; answers how many they were. */
async function forgetAgain(): Promise<number> {
  let forgotten = 0;
  for (const leaving of await readList()) {
    try {
      await eraseMember(PROGRAM, leaving);
      forgotten += 1;
    } catch (error) {
      // They came later than the copy, or had left before it.
      if (!(error instanceof Invalid)) throw error;
    }
  }
  await listErasures();
  return forgotten;
}

const TELL_EVERY = 50_000;

async function makeIndex() {
  await write((tx) =>
    fillIndex(tx, (filled) => {
      if (filled % TELL_EVERY === 0) console.error(`Search index: ${filled.toLocaleString("en")} arguments …`);
    }),
  );
  console.error("It is made. All of the copy is looked through …");
}

async function check(): Promise<Checked> {
  const [, , how] = process.argv;
  if (how === "index") await makeIndex();
  const isAdopted = how === "adopt";
  if (isAdopted) await bringUp();
  const forgotten = isAdopted ? await forgetAgain() : 0;
  return { faults: (await verify()).faults, forgotten };
}

const checked = await check().catch((error: unknown): Checked => ({ faults: [explainFailure(error)], forgotten: 0 }));
await closeDatabase();
console.log(JSON.stringify(checked));
