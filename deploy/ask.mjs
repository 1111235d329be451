// Asks the Parley at PORT on this machine, and ends with 0 when it says yes: node deploy/ask.mjs /readyz
//   --wait   asks again until it does, for ten minutes at most: what starts may be migrating
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 600_000;
const [path = "/readyz", wait] = process.argv.slice(2);
const until = Date.now() + (wait === "--wait" ? PATIENCE_MS : 0);

while (!(await saysYes())) {
  if (Date.now() >= until) process.exit(1);
  await sleep(200);
}

async function saysYes() {
  const address = `http://localhost:${process.env.PORT || 3000}${path}`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
  return answer?.ok ?? false;
}
