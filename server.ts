import cluster from "node:cluster";
import { once } from "node:events";
import { setImmediate as oneTurnOfTheLoop, setTimeout as sleep } from "node:timers/promises";
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
import { assertSharedSecret, backupConfig, config, secret, seeingConfig } from "#lib/config";
import { explainFailure } from "#lib/explain-failure";
import { answering } from "#lib/http/answer";
import { collectGarbage } from "#lib/http/collect-garbage";
import { measuring, tellWorkers } from "#lib/http/gather-metrics";
import { impatientServer } from "#lib/http/impatient-server";
import { liveEvents } from "#lib/http/live";
import { explainFewFiles, liveLimits } from "#lib/http/live-limits";
import { metricsAnswers } from "#lib/http/metrics";
import { postingAnswers } from "#lib/http/posting";
import { builtRoutes, routesOf } from "#lib/http/routes";
import { GRACE_BEHIND_PROXY_MS, gentleStop } from "#lib/http/shutdown";
import { stopOnSignal } from "#lib/http/stop-on-signal";
import { viewerAnswers } from "#lib/http/viewer-answer";
import { waitingMeasures } from "#lib/http/waiting-measures";
import { openWaitingRoom } from "#lib/http/waiting-room";
import { aboutToListen, giveUp, keepWorkers } from "#lib/http/workers";
import { log } from "#lib/log";
import { logConsole } from "#lib/log-console";
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
import { hasThread, listChanges, newestAct, newestActBefore, newestMoment } from "#lib/reading/queries";
import { getRevision } from "#lib/scopes/queries";
import { rebuildIndex } from "#lib/search/rebuild-index";
import { startRounds } from "#lib/start-rounds";

const PROGRAM = { role: "system", id: null } as const;
const MAIL_PATIENCE_MS = 4_000;
const TRACES_PATIENCE_MS = 500;
/** Looks so often whether something is over that is kept for a time. */
const FORGET_EVERY_MS = 60 * 60 * 1000;

/**
 * Brings the forum up: configuration, database, Next, socket; in this order, so that nothing is served half-ready. Until
 * then a thread answers at the port that it starts. With several workers this process prepares, sends mail and keeps them running; each of them runs `serve` alone.
 */
async function start() {
  const dev = process.argv.includes("--dev");
  const { origin, workers, port, secure } = config();
  backupConfig();
  assertSharedSecret();
  const { logLevel, metricsToken } = seeingConfig();
  log.level = logLevel;
  if (!dev) logConsole();
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: secret(),
    NEXT_TELEMETRY_DISABLED: "1",
  });
  if (cluster.isWorker) {
    stopOnSignal(await serve(dev, aboutToListen), closeDatabase);
    return collectGarbage();
  }

  const room = dev || port === 0 ? undefined : await openWaitingRoom({ port, secure });
  const freePort = () => room?.close();
  room?.tell("the database is brought up to date");
  await prepareDatabase();
  room?.tell("the record, the passages and the index are looked through");
  // Before anything is written down under a clock that may be wrong.
  const forgetting = slowClock(await newestMoment());
  await sealAudit(PROGRAM);
  await leaveNoTraceOfLate();
  await placePassages(PROGRAM);
  await rebuildIndex(PROGRAM, { ifIncomplete: true });
  await seed();
  room?.tell("the pages are loaded");
  const isAlone = dev || workers === 1;
  if (!isAlone && metricsToken !== undefined) tellWorkers();
  const stopAnswering = isAlone
    ? await serve(dev, freePort)
    : await keepWorkers(workers, fileURLToPath(import.meta.url), undefined, freePort);
  const stopMail = startMail({ gather: gatherMail, claim: claimMail, send: sendMail, finish: finishMail });
  // A mail that takes longer is sent again later, under the same Message-ID.
  const stopForgetting = startRounds(() => forget(forgetting()), FORGET_EVERY_MS);
  const stopBackups = startRounds(scheduledBackups(undefined, undefined, forgetting), LOOK_EVERY_MS);
  const stopRounds = () =>
    Promise.race([Promise.all([stopMail(), stopForgetting(), stopBackups()]), sleep(MAIL_PATIENCE_MS)]);
  stopOnSignal(() => Promise.all([stopAnswering(), stopRounds()]), closeDatabase);

  console.log(`Parley is at ${origin}`);
  // Not before the port is ours: a fresh link makes that of a Parley which is running already worthless.
  const token = await issueSetupToken(PROGRAM);
  if (token)
    console.log(`There is no admin yet. Open this link, once, to become the first:\n  ${origin}/setup?token=${token}`);
  const tooFew = explainFewFiles();
  if (tooFew) log.warn(tooFew);
  await collectGarbage();
}

/** Forgets what is over, in the database, in its log and beside it. */
async function forget(now: number) {
  await forgetOld(PROGRAM, now);
  await forgetFiles(now, backupConfig()?.folder);
  await leaveNoTraceOfLate();
  if (!(await emptyLog()))
    log.warn(
      "Words that were forgotten may still be in the log of the database, which somebody else reads for long. Parley tries again in an hour.",
    );
}

/** Answers at the port, once that is free, and answers how to stop that. */
async function serve(dev: boolean, freePort: () => void): Promise<() => Promise<void>> {
  const { port, origin, secure, proxies, workers } = config();
  const { metricsToken, tracesTo } = seeingConfig();
  // Before Next, which looks once whether there is somebody to tell.
  const stopTraces = tracesTo === undefined ? undefined : (await import("#lib/http/traces")).startTraces();
  // React decides by NODE_ENV which build of itself it is, when it is first loaded.
  const { default: next } = await import("next");
  const app = next({ dev, port, quiet: !dev });
  await app.prepare();
  let isStopping = false;
  const unready = (needsDatabase: boolean) => {
    if (isStopping) return "starting or stopping";
    return !needsDatabase || answersNow() ? undefined : "the database does not answer";
  };
  const acts = { newest: newestAct, newestBefore: newestActBefore, changesAfter: listChanges };
  const live = liveEvents({ version: dataVersion, ...acts, hasThread }, liveLimits(dev ? 1 : workers));
  const revisions = { version: dataVersion, revisionOf: getRevision };
  const asking = { cookieName: sessionCookie().name, viewerOf: viewerOfCookie };
  const viewer = viewerAnswers(asking);
  const posting = postingAnswers({ ...asking, post: postArgument });
  const metrics = metricsToken === undefined ? undefined : measuresFor(metricsToken, live.count);
  const known = { origin, secure, proxies, dev, unready, wasAway, routeOf: routesOf(builtRoutes()) };
  const site = { ...known, revisions, live: live.answer, viewer, metrics, posting };
  const server = impatientServer(answering(app.getRequestHandler(), site), { dev });
  const stop = gentleStop(server, proxies > 0 ? GRACE_BEHIND_PROXY_MS : undefined);
  // Next goes on reading pages when it is prepared: only then there is time for whoever comes.
  await oneTurnOfTheLoop();
  freePort();
  await once(server.listen(port), "listening");
  return async () => {
    isStopping = true;
    live.close();
    await stop();
    await Promise.race([stopTraces?.(), sleep(TRACES_PATIENCE_MS)]);
  };
}

/** Whether the database answers, as far as is known. */
const answersNow = () => !wasAway(performance.now());

/** What a Prometheus is told: what the processes measured, and what waits in the database. */
function measuresFor(token: string, streams: () => number) {
  const parts = [measuring(streams), waitingMeasures(answersNow)];
  return metricsAnswers(token, async () => (await Promise.all(parts.map((tell) => tell()))).join(""));
}

await start().catch((error: unknown) => {
  const sentence = explainFailure(error);
  if (cluster.isWorker) return giveUp(sentence);
  process.stderr.write(`Parley could not start. ${sentence}\n`);
  process.exit(1);
});
