import { DUE_AFTER_MS } from "#lib/cases/rules";

export const AUTHORITY_LENGTH = 200;
export const REFERENCE_LENGTH = 200;
export const PLACE_LENGTH = 2_000;

/** How many carried-out orders the list shows, the last first. */
export const DONE_SHOWN = 50;

/** The law that an order rests on, as the statement of reasons names it. */
export const ORDER_LAW = "Regulation (EU) 2021/784, Art. 3";
/** What the author is told. Not which authority: it may ask that nobody is told for a while (Art. 11(3)). */
export const ORDER_REASON =
  "A competent authority ordered us to remove it as terrorist content, which has to be done within an hour. You can appeal here, and you can challenge the order itself before the courts of the country of that authority.";

const MINUTE_MS = 60 * 1000;

/** When an order has to be carried out. */
export const dueOf = (receivedAt: Date) => new Date(receivedAt.getTime() + DUE_AFTER_MS.order);

/** How long there is left until `due`, in whole minutes: "43 minutes left", "Overdue by 12 minutes". */
export function timeLeftInWords(due: Date, now: Date): string {
  const left = (due.getTime() - now.getTime()) / MINUTE_MS;
  if (left >= 1) return Math.floor(left) === 1 ? "1 minute left" : `${Math.floor(left)} minutes left`;
  if (left > 0) return "Less than a minute left";
  const over = Math.floor(-left);
  if (over === 0) return "Due now";
  if (over < 120) return over === 1 ? "Overdue by 1 minute" : `Overdue by ${over} minutes`;
  return over < 48 * 60
    ? `Overdue by ${Math.floor(over / 60)} hours`
    : `Overdue by ${Math.floor(over / (24 * 60))} days`;
}
