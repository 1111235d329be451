import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { roundRobin } from "#tests/e2e/round-robin";
import { type Site, startSite } from "#tests/e2e/site";

/** As one site, whose folder and process are those of the first of them. */
export type Machines = Site & { machines: readonly Site[] };

/** Several machines with one database, all begun at once, behind what gives each request to the next. */
export async function startMachines(count: number, environment: Record<string, string>): Promise<Machines> {
  const proxy = await roundRobin();
  const shared = { environment: { ...environment, PARLEY_ORIGIN: proxy.url, PARLEY_PROXIES: "1" } };
  const own = () => startSite(mkdtempSync(join(tmpdir(), "parley-machine-")), 1, shared);
  const started = await Promise.allSettled(Array.from({ length: count }, own));
  const machines = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const [first] = machines;
  const failed = started.find((each) => each.status === "rejected");
  if (failed || !first) {
    for (const machine of machines) await machine.stop();
    await proxy.close();
    throw failed?.reason;
  }
  proxy.leadTo(machines.map(({ url }) => url));
  return {
    ...first,
    url: proxy.url,
    machines,
    output: () => machines.map((machine) => machine.output()).join(""),
    stop: async (signal) => {
      await proxy.close();
      const codes = await Promise.all(machines.map((machine) => machine.stop(signal)));
      return codes.find((code) => code !== 0) ?? 0;
    },
  };
}
