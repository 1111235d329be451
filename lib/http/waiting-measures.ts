import { setTimeout as sleep } from "node:timers/promises";
import { Gauge, Registry } from "@prometheus-io/client";
import { countWaiting } from "#lib/cases/waiting-queries";
import { log } from "#lib/log";
import { countMails } from "#lib/mail/queries";
import { openErasures } from "#lib/privacy/erasure-list";

/** A database that takes longer to say what waits does not answer. */
const PATIENCE_MS = 2_000;

/**
 * What is measured in the database itself, which all processes share: by the one that is asked, and not added up. Answers
 * how to tell it, in the text format. While the database is away, that is all there is to tell.
 */
export function waitingMeasures(databaseAnswers: () => boolean): () => Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge("parley_database_up", "Whether the database answers.");
  const queue = gauge("parley_queue_length", "What waits for the moderators.", ["kind"]);
  const oldest = gauge("parley_queue_oldest_seconds", "How long the oldest of it has waited.", ["kind"]);
  const mails = gauge("parley_mails_waiting", "Mails that are still to be sent.");
  const longest = gauge("parley_mails_oldest_seconds", "How long the oldest of them has waited.");

  const erasures = gauge("parley_erasures_incomplete", "Members who left of whom files may still have something.");

  async function look() {
    const now = Date.now();
    const secondsSince = (moment: Date | null) => (moment === null ? 0 : Math.max(0, now - moment.getTime()) / 1_000);
    for (const waiting of await countWaiting()) {
      queue.set({ kind: waiting.kind }, waiting.count);
      oldest.set({ kind: waiting.kind }, secondsSince(waiting.oldest));
    }
    const unsent = await countMails();
    mails.set(unsent.waiting);
    longest.set(secondsSince(unsent.oldest));
    erasures.set((await openErasures()).length);
  }

  return async () => {
    const looked = () => look().then(() => true, tellOf);
    const isUp = databaseAnswers() && (await Promise.race([looked(), sleep(PATIENCE_MS, false, { ref: false })]));
    up.set(isUp ? 1 : 0);
    return isUp
      ? registry.metrics()
      : registry.getSingleMetricAsString("parley_database_up").then((text) => `${text}\n`);
  };
}

function tellOf(err: unknown): false {
  log.error({ err }, "What waits could not be counted.");
  return false;
}
