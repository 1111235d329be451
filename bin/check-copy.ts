// Run by lib/backup/check-copy.ts on a copy of the database: ⟨look|adopt|index⟩. Says as JSON what it found, and how far it is
// in lines of the other output.
import { beVeryPatient, closeDatabase, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { sealAudit } from "#lib/audit/seal-audit";
import { verify } from "#lib/audit/verify";
import type { Checked } from "#lib/backup/check-copy";
import { explainFailure } from "#lib/explain-failure";
import { placePassages } from "#lib/passages/place-passages";
import { fillIndex } from "#lib/search/fill-index";
import { rebuildIndex } from "#lib/search/rebuild-index";
import { forgetAgain } from "./forget-again.ts";

const PROGRAM = { role: "system", id: null } as const;

/** What a start of the server does with an older database. */
async function bringUp() {
  await prepareDatabase({ isCopy: true });
  await sealAudit(PROGRAM);
  await placePassages(PROGRAM);
  await rebuildIndex(PROGRAM, { ifIncomplete: true });
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
  beVeryPatient();
  const [, , how] = process.argv;
  if (how === "index") await makeIndex();
  const isAdopted = how === "adopt";
  if (isAdopted) await bringUp();
  const forgotten = isAdopted ? await forgetAgain(PROGRAM) : 0;
  return { faults: (await verify()).faults, forgotten };
}

const checked = await check().catch((error: unknown): Checked => ({ faults: [explainFailure(error)], forgotten: 0 }));
await closeDatabase();
console.log(JSON.stringify(checked));
