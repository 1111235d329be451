import type { Limit } from "#lib/limits/count-hit";

export const ADDRESS_LENGTH = 2_000;
export const LAW_LENGTH = 500;
export const EXPLANATION_LENGTH = 5_000;
export const NAME_LENGTH = 200;

/** How many notices one network may send, and how many may name one email address, which gets mail for each. */
export const PER_ADDRESS: Limit = { name: "send-notice", hits: 5, seconds: 60 * 60 };
export const PER_EMAIL: Limit = { name: "notice-email", hits: 20, seconds: 24 * 60 * 60 };

/** Receipt numbers are read aloud and typed: no letter that looks like another one or like a digit. */
export const RECEIPT_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
export const RECEIPT_GROUPS = 4;
export const RECEIPT_GROUP_LENGTH = 4;
