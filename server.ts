import cluster from "node:cluster";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { closeDatabase, dataVersion, wasAway } from "#db/client";
import { emptyLog } from "#db/empty-log";
import { prepareDatabase } from "#db/prepare";
import { seed } from "#db/seed";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { sessionCookie, viewerOfCookie } from "#lib/accounts/session-cookie";
import { postArgument } from "#lib/arguments/post-argument";
import { sealAudit } from "#lib/audit/seal-audit";
import { LOOK_EVERY_MS, scheduledBackups } from "#lib/backup/scheduled";
import { assertSharedSecret, backupConfig, config, secret } from "#lib/config";
import { explainFailure } from "#lib/explain-failure";
import { answering } from "#lib/http/answer";
import { collectGarbage } from "#lib/http/collect-garbage";
import { impatientServer } from "#lib/http/impatient-server";
import { liveEvents } from "#lib/http/live";
import { explainFewFiles, liveLimits } from "#lib/http/live-limits";
import { postingAnswers } from "#lib/http/posting";
import { gentleStop } from "#lib/http/shutdown";
import { viewerAnswers } from "#lib/http/viewer-answer";
import { giveUp, keepWorkers } from "#lib/http/workers";
import { claimMail } from "#lib/mail/claim-mail";
import { finishMail } from "#lib/mail/finish-mail";
import { sendMail } from "#lib/mail/send-mail";
import { startMail } from "#lib/mail/start-mail";
import { gatherMail } from "#lib/notifications/gather-mail";
import { placePassages } from "#lib/passages/place-passages";
import { forgetFiles } from "#lib/privacy/forget-files";
import { forgetOld } from "#lib/privacy/forget-old";
import { leaveNoTraceOfLate } from "#lib/privacy/leave-no-trace";
import { slowClock } from "#lib/privacy/slow-clock";
import { FORGET_EVERY_MS, startRounds } from "#lib/privacy/start-rounds";
import { hasThread, listChanges, newestAct, newestActBefore, newestMoment } from "#lib/reading/queries";
import { getRevision } from "#lib/scopes/queries";
import { rebuildIndex } from "#lib/search/rebuild-index";

const PROGRAM = { role: "system", id: null } as const;
const MAIL_PATIENCE_MS = 4_000;

/**
 * Brings the forum up: configuration, database, Next, socket; in this order, so that nothing is served half-ready.
 * With several workers this process prepares, sends mail and keeps them running; each of them runs `serve` alone.
 */
async function start() {
  const dev = process.argv.includes("--dev");
  const { origin, workers } = config();
  backupConfig();
  assertSharedSecret();
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: secret(),
    NEXT_TELEMETRY_DISABLED: "1",
  });
  if (cluster.isWorker) {
    stopOnSignal(await serve(dev));
    return collectGarbage();
  }

  await prepareDatabase();
  // Before anything is written down under a clock that may be wrong.
  const forgetting = slowClock(await newestMoment());
  await sealAudit(PROGRAM);
  await leaveNoTraceOfLate();
  await placePassages(PROGRAM);
  await rebuildIndex(PROGRAM, { ifIncomplete: true });
  await seed();
  const isAlone = dev || workers === 1;
  const stopAnswering = isAlone ? await serve(dev) : await keepWorkers(workers, fileURLToPath(import.meta.url));
  const stopMail = startMail({ gather: gatherMail, claim: claimMail, send: sendMail, finish: finishMail });
  // A mail that takes longer is sent again later, under the same Message-ID.
  const stopForgetting = startRounds(() => forget(forgetting()), FORGET_EVERY_MS);
  const stopBackups = startRounds(scheduledBackups(undefined, undefined, forgetting), LOOK_EVERY_MS);
  const stopRounds = () =>
    Promise.race([Promise.all([stopMail(), stopForgetting(), stopBackups()]), sleep(MAIL_PATIENCE_MS)]);
  stopOnSignal(() => Promise.all([stopAnswering(), stopRounds()]));

  console.log(`Parley is at ${origin}`);
  // Not before the port is ours: a fresh link makes that of a Parley which is running already worthless.
  const token = await issueSetupToken(PROGRAM);
  if (token)
    console.log(`There is no admin yet. Open this link, once, to become the first:\n  ${origin}/setup?token=${token}`);
  const tooFew = explainFewFiles();
  if (tooFew) console.error(tooFew);
  await collectGarbage();
}

/** Forgets what is over, in the database, in its log and beside it. */
async function forget(now: number) {
  await forgetOld(PROGRAM, now);
  await emptyLog();
  await forgetFiles(now);
}

/** Answers at the port, and answers how to stop that. */
async function serve(dev: boolean): Promise<() => Promise<void>> {
  const { port, origin, secure, proxies, workers } = config();
  // React decides by NODE_ENV which build of itself it is, when it is first loaded.
  const { default: next } = await import("next");
  const app = next({ dev, port, quiet: !dev });
  await app.prepare();
  let ready = true;
  const acts = { newest: newestAct, newestBefore: newestActBefore, changesAfter: listChanges };
  const live = liveEvents({ version: dataVersion, ...acts, hasThread }, liveLimits(dev ? 1 : workers));
  const revisions = { version: dataVersion, revisionOf: getRevision };
  const asking = { cookieName: sessionCookie().name, viewerOf: viewerOfCookie };
  const viewer = viewerAnswers(asking);
  const posting = postingAnswers({ ...asking, post: postArgument });
  const site = {
    origin,
    secure,
    proxies,
    dev,
    isReady: () => ready,
    wasAway,
    revisions,
    live: live.answer,
    viewer,
    posting,
  };
  const server = impatientServer(answering(app.getRequestHandler(), site), { dev });
  const stop = gentleStop(server);
  await once(server.listen(port), "listening");
  return async () => {
    ready = false;
    live.close();
    await stop();
  };
}

/** Signals may come twice: from the terminal, which tells every process, and from npm or the process that keeps this one. */
function stopOnSignal(stop: () => Promise<unknown>) {
  let stopped: Promise<unknown> | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      if (stopped) return;
      stopped = stop();
      await stopped;
      await closeDatabase();
      process.exit(0);
    });
  }
}

await start().catch((error: unknown) => {
  const sentence = explainFailure(error);
  if (cluster.isWorker) return giveUp(sentence);
  console.error(`Parley could not start. ${sentence}`);
  process.exit(1);
});
