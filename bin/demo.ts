// A lively forum to look at, in a database of its own: npm run demo
import { resolve } from "node:path";
import { closeDatabase } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { config } from "#lib/config";
import { explainFailure } from "#lib/explain-failure";
import { fillDemo } from "./demo/fill-demo.ts";
import { ADMIN, isDemo, MODERATOR, PASSWORD } from "./demo/forum.ts";

async function main() {
  const { origin } = config();
  const folder = resolve(process.env.PARLEY_DATA || "data-demo");
  process.env.PARLEY_DATA = folder;
  await fillDemo(folder, (sentence) => console.log(sentence));
  prepareDatabase();
  if (!(await isDemo()))
    throw new Error(`${folder} holds a forum that is no demo. Set PARLEY_DATA to another folder, or to none.`);
  console.log(whatToLookAt(origin, folder));
  await import("../server.ts");
}

const whatToLookAt = (origin: string, folder: string) => `
A demo forum, in ${folder}. To begin anew, remove that folder.

  ${origin}/                                all threads
  ${origin}/threads/eu-taliban-brussels     the first: 250 arguments, down to the eighth level
  ${origin}/log                             what the moderators decided

Sign in with the password “${PASSWORD}” as
  lena_b@demo.example       a member
  ${MODERATOR}@demo.example     a moderator
  ${ADMIN}@demo.example    an admin
These accounts and this password are for the demo only. Do not put it on the internet.
`;

await main().catch((error: unknown) => {
  closeDatabase();
  console.error(`The demo could not start. ${explainFailure(error)}`);
  process.exitCode = 1;
});
