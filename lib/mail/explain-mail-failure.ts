import type { Outcome } from "#lib/mail/finish-mail";

const LONGEST = 300;
/**
 * That there is no such address, which no other try makes different (RFC 5321, 4.2.3). What else is refused may be our own
 * settings, a sender or a relay that is not allowed, and then no mail should be lost by them.
 */
const NO_SUCH_ADDRESS = [550, 551, 553];

/** What to keep of a mail that was not taken: the code and the server's words, without addresses and `secrets`. */
export function explainMailFailure(
  error: unknown,
  secrets: readonly string[] = [],
): Extract<Outcome, { failure: string }> {
  if (!(error instanceof Error)) return { failure: "unknown", isFinal: false };
  const code = "code" in error ? String(error.code) : error.name;
  const status = "responseCode" in error ? Number(error.responseCode) : undefined;
  return {
    failure: withoutSecrets([code, error.message].join(": "), secrets).slice(0, LONGEST),
    isFinal: "command" in error && error.command === "RCPT TO" && NO_SUCH_ADDRESS.includes(status ?? 0),
  };
}

/** Servers repeat the address of the member, some the login, or a long run that could be a key. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return (
    secrets
      .filter(Boolean)
      // A password may begin with the user name.
      .toSorted((a, b) => b.length - a.length)
      .reduce((rest, secret) => rest.replaceAll(secret, "(login)"), text)
      .replace(/\b[a-z]+:\/\/\S+/gi, "(address)")
      .replace(/[^\s<>()]+@[^\s<>()]+/g, "(address)")
      .replace(/[\w+/=-]{24,}/g, "(key)")
      .replace(/\s+/g, " ")
  );
}
