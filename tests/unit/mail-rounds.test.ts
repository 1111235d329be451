import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log as told } from "#lib/log";
import { MAILS_PER_ROUND, ROUND_MS } from "#lib/mail/rules";
import { type MailParts, sendRound, startMail } from "#lib/mail/start-mail";

let log: string[];
let due: number;

const parts: MailParts = {
  gather: async ({ role }) => log.push(`gather as ${role}`),
  claim: async () => (due > 0 ? { id: due--, tries: 1 } : undefined),
  send: async ({ id }) => (id === 2 ? { failure: "no", isFinal: false } : { sent: true }),
  finish: async (_, { id }, outcome) => {
    log.push(`${id} ${Object.keys(outcome)[0]}`);
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  log = [];
  due = 3;
});
afterEach(() => {
  vi.useRealTimers();
});

test("a round gathers, then sends one after the other until nothing is due, whatever becomes of one", async () => {
  await sendRound(parts);
  expect(log).toEqual(["gather as system", "3 sent", "2 failure", "1 sent"]);
});

test("a round has its measure, and ends early when the program does", async () => {
  due = 1_000;
  await sendRound(parts);
  expect(log).toHaveLength(MAILS_PER_ROUND + 1);
  log = [];
  await sendRound(parts, () => true);
  expect(log).toEqual(["gather as system"]);
});

test("rounds follow each other, past one that breaks, until it is stopped", async () => {
  const complain = vi.spyOn(told, "error").mockReturnValue();
  let rounds = 0;
  const breaking = async () => {
    rounds += 1;
    if (rounds === 1) throw new Error("The disk is full.");
  };
  const stop = startMail({ ...parts, gather: breaking });
  await vi.advanceTimersByTimeAsync(ROUND_MS - 1);
  expect(rounds).toBe(0);
  await vi.advanceTimersByTimeAsync(2 * ROUND_MS + 1);
  expect(rounds).toBe(3);
  expect(complain).toHaveBeenCalledTimes(1);
  await stop();
  await vi.advanceTimersByTimeAsync(10 * ROUND_MS);
  expect([rounds, vi.getTimerCount()]).toEqual([3, 0]);
  complain.mockRestore();
});
