import { randomInt } from "node:crypto";
import { RECEIPT_ALPHABET, RECEIPT_GROUP_LENGTH, RECEIPT_GROUPS } from "#lib/notices/rules";

/** A number for a notice that nobody guesses (78 bits): who has it reads what became of the notice. */
export function newReceipt(): string {
  const group = () => Array.from({ length: RECEIPT_GROUP_LENGTH }, letter).join("");
  return Array.from({ length: RECEIPT_GROUPS }, group).join("-");
}

const letter = () => RECEIPT_ALPHABET.charAt(randomInt(RECEIPT_ALPHABET.length));
