import { createServer } from "node:http";
import next from "next";
import { closeDatabase } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { seed } from "#db/seed";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { config, secret } from "#lib/config";
import { answering } from "#lib/http/answer";

const DRAIN_MS = 4_000;

/** Brings the forum up: configuration, database, Next, socket; in this order, so that nothing is served half-ready. */
async function start() {
  const { port, origin, secure } = config();
  const dev = process.argv.includes("--dev");
  process.env.NEXTAUTH_URL = origin;
  process.env.NEXTAUTH_SECRET = secret();
  prepareDatabase();
  await seed();

  const app = next({ dev, port, quiet: !dev });
  await app.prepare();
  let ready = true;
  const server = createServer(answering(app.getRequestHandler(), { origin, secure, dev, isReady: () => ready }));
  server.on("error", (error) => stopWith(explain(error, port)));
  server.listen(port, async () => {
    console.log(`Parley is at ${origin}`);
    const token = await issueSetupToken({ role: "system", id: null });
    if (token)
      console.log(
        `There is no admin yet. Open this link, once, to become the first:\n  ${origin}/setup?token=${token}`,
      );
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      ready = false;
      setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
      server.close(() => {
        closeDatabase();
        process.exit(0);
      });
      server.closeIdleConnections();
    });
  }
}

function explain(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`;
  if (error.code === "EACCES")
    return `Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`;
  return error.message;
}

function stopWith(sentence: string): never {
  console.error(`Parley could not start. ${sentence}`);
  process.exit(1);
}

await start().catch((error: unknown) => stopWith(error instanceof Error ? error.message : String(error)));
