import { DAY_MS } from "#lib/arguments/rules";

/** A decision can be appealed for so long (Art. 20(1) of Regulation (EU) 2022/2065 asks for six months). */
export const APPEAL_DAYS = 183;
export const APPEAL_MS = APPEAL_DAYS * DAY_MS;

export const APPEAL_LENGTH = 3_000;
