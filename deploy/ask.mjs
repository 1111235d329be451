// Asks the Parley at PORT on this machine, and ends with 0 when it says yes: node deploy/ask.mjs /readyz
//   --wait   asks again until it does, or has ended: what starts may be migrating, for as long as that takes
import { setTimeout as sleep } from "node:timers/promises";

const [path = "/readyz", wait] = process.argv.slice(2);

while (!(await saysYes())) {
  if (wait !== "--wait" || hasEnded()) process.exit(1);
  await sleep(200);
}

/** Whether the program that systemd started, and waits for with this, is there no more. */
function hasEnded() {
  try {
    process.kill(Number(process.env.MAINPID), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

async function saysYes() {
  const address = `http://localhost:${process.env.PORT || 3000}${path}`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
  return answer?.ok ?? false;
}
