import type { Marker } from "#db/schema/cases";
import { MOST_HOSTS } from "#lib/publishing/rules";

/** Why a text waits, to its author: enough to understand it, and nothing that teaches how to write around it. */
const WHY: Record<string, string> = {
  newcomer: "The first arguments of a new account are read before they are published.",
  links: `It links to more than ${MOST_HOSTS} sites, which advertising often does.`,
  repeat: "The same text was posted here before.",
  words: "It has words that moderators want to read in their context first.",
};

/** The reasons for a hold, in whole sentences, each once. */
export function whyHeld(markers: readonly Marker[]): string {
  const checks = new Set(markers.filter(({ verdict }) => verdict === "hold").map(({ check }) => check));
  return Array.from(checks, (check) => WHY[check] ?? "A check before publishing asked for it.").join(" ");
}

/** Why a credit is not taken whose words would wait, and what its giver can do. */
export function whyNotGiven(markers: readonly Marker[]): string {
  const isNewcomer = markers.some(({ check }) => check === "newcomer");
  const next = isNewcomer
    ? "You can give one once an argument of yours is published."
    : "Please say it in another way.";
  return `${whyHeld(markers)} A credit cannot wait for that. ${next}`;
}

/** What its author is told right after sending it. */
export const waitsInWords = (why: string) =>
  `Thank you. It waits for a moderator before others can read it. ${why} You will be told what is decided.`;

export const REFUSED_WORDS =
  "This cannot be posted with the words that it has: some are not used here. Please say it in another way.";
