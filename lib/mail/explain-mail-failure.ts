import type { Outcome } from "#lib/mail/finish-mail";

const LONGEST = 300;
/** What the server will say again however often it is asked: the address or the mail itself is refused for good. */
const REFUSED_FOR_GOOD = ["EENVELOPE", "EMESSAGE"];

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
    isFinal: status !== undefined && status >= 500 && REFUSED_FOR_GOOD.includes(code),
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
