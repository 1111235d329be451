import type { DecisionKind } from "#lib/moderation/outcome";

/** How many decisions a page of the log has, and its feed. */
export const ENTRIES_ON_PAGE = 50;

/** How many statements a page of the export has: as many as the EU Transparency Database takes at once. */
export const STATEMENTS_ON_PAGE = 100;

/** The figures are of so many days up to now. */
export const FIGURES_DAYS = 90;

/** So many comparisons are shown, those with most arguments; and any other whose test warns. */
export const COMPARISONS_LISTED = 10;
/** Of threads that are added up so many are named and listed, those with most arguments. */
export const THREADS_LISTED = 20;

/** Decisions about a whole thread concern everybody there, so their reason is public; every other is for one member. */
export const PUBLIC_REASONS: readonly DecisionKind[] = ["lock-thread", "unlock-thread", "slow", "end-slow"];

/** Decisions about a person. The log leads to no argument from them, because that would name its author. */
export const ABOUT_A_MEMBER: readonly DecisionKind[] = ["warn", "suspend", "lift"];
