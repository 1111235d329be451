import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase, dataVersion } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { seed } from "#db/seed";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { sealAudit } from "#lib/audit/seal-audit";
import { config, secret } from "#lib/config";
import { explainFailure } from "#lib/explain-failure";
import { answering } from "#lib/http/answer";
import { liveEvents } from "#lib/http/live";
import { gentleStop } from "#lib/http/shutdown";
import { claimMail } from "#lib/mail/claim-mail";
import { finishMail } from "#lib/mail/finish-mail";
import { sendMail } from "#lib/mail/send-mail";
import { startMail } from "#lib/mail/start-mail";
import { gatherMail } from "#lib/notifications/gather-mail";
import { placePassages } from "#lib/passages/place-passages";
import { hasThread, listChanges, newestAct } from "#lib/reading/queries";
import { getRevision } from "#lib/scopes/queries";
import { rebuildIndex } from "#lib/search/rebuild-index";

const MAIL_PATIENCE_MS = 4_000;

/** Brings the forum up: configuration, database, Next, socket; in this order, so that nothing is served half-ready. */
async function start() {
  const { port, origin, secure, proxies } = config();
  const dev = process.argv.includes("--dev");
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: secret(),
    NEXT_TELEMETRY_DISABLED: "1",
  });
  prepareDatabase();
  await sealAudit({ role: "system", id: null });
  await placePassages({ role: "system", id: null });
  await rebuildIndex({ role: "system", id: null }, { ifIncomplete: true });
  await seed();

  // React decides by NODE_ENV which build of itself it is, when it is first loaded.
  const { default: next } = await import("next");
  const app = next({ dev, port, quiet: !dev });
  await app.prepare();
  let ready = true;
  const live = liveEvents({ version: dataVersion, newest: newestAct, changesAfter: listChanges, hasThread });
  const server = createServer(
    answering(app.getRequestHandler(), {
      origin,
      secure,
      proxies,
      dev,
      isReady: () => ready,
      revisions: { version: dataVersion, revisionOf: getRevision },
      live: live.answer,
    }),
  );
  const stop = gentleStop(server);
  const stopMail = startMail({ gather: gatherMail, claim: claimMail, send: sendMail, finish: finishMail });
  server.on("error", (error) => stopWith(explainFailure(error, port)));
  server.listen(port, async () => {
    console.log(`Parley is at ${origin}`);
    const token = await issueSetupToken({ role: "system", id: null });
    if (token)
      console.log(
        `There is no admin yet. Open this link, once, to become the first:\n  ${origin}/setup?token=${token}`,
      );
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      ready = false;
      live.close();
      // A mail that takes longer is sent again later, under the same Message-ID.
      await Promise.all([stop(), Promise.race([stopMail(), sleep(MAIL_PATIENCE_MS)])]);
      closeDatabase();
      process.exit(0);
    });
  }
}

function stopWith(sentence: string): never {
  console.error(`Parley could not start. ${sentence}`);
  process.exit(1);
}

await start().catch((error: unknown) => stopWith(explainFailure(error)));
