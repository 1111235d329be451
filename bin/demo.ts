// A lively forum to look at, in a database of its own: npm run demo
import { resolve } from "node:path";
import { closeDatabase } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { config } from "#lib/config";
import { explainFailure } from "#lib/explain-failure";
import { fillDemo } from "./demo/fill-demo.ts";
import { ADMIN, isDemo, MODERATOR, MODERATOR_WHO_ARGUED, PASSWORD, SECOND_MODERATOR } from "./demo/forum.ts";

async function main() {
  const { origin } = config();
  const folder = resolve(process.env.PARLEY_DATA || "data-demo");
  process.env.PARLEY_DATA = folder;
  if (process.env.DATABASE_URL)
    throw new Error(
      "The demo is a folder of its own, and would fill the forum of DATABASE_URL. Start it without that.",
    );
  await fillDemo(folder, (sentence) => console.log(sentence));
  await prepareDatabase();
  if (!(await isDemo()))
    throw new Error(`${folder} holds a forum that is no demo. Set PARLEY_DATA to another folder, or to none.`);
  console.log(whatToLookAt(origin, folder));
  await import("../server.ts");
}

const whatToLookAt = (origin: string, folder: string) => `
A demo forum, in ${folder}. To begin anew, remove that folder.

  ${origin}/                                all threads
  ${origin}/threads/eu-taliban-brussels     the first: 280 arguments, down to the eighth level
  ${origin}/moderation                      a bad evening: what waits for the moderators, for those below
  ${origin}/log                             what the moderators decided
  ${origin}/transparency                    the same in figures, side by side

Sign in with the password “${PASSWORD}” as
  lena_b@demo.example       a member
  ${MODERATOR}@demo.example     a moderator
  ${SECOND_MODERATOR}@demo.example    a second one: nobody answers appeals against their own decisions
  ${MODERATOR_WHO_ARGUED}@demo.example    one who argued in the first thread, so that some of it needs a second
  ${ADMIN}@demo.example    an admin
These accounts and this password are for the demo only. Do not put it on the internet.
`;

await main().catch(async (error: unknown) => {
  await closeDatabase();
  console.error(`The demo could not start. ${explainFailure(error)}`);
  process.exitCode = 1;
});
