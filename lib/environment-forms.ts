// An address, or a name before it in angle brackets. Nothing that could end the header it stands in, or that means
// something there, as ( of a remark and : of a group do.
const ADDRESS = String.raw`[\w.+'!#$%&*/^{|}~-]{1,64}@[\p{L}\p{N}.-]{1,190}`;
export const MAIL_FROM = new RegExp(
  String.raw`^(?:[^<>\p{Cc}\u202a-\u202e\u2066-\u2069"@,;:()[\]\\]{1,80} <${ADDRESS}>|${ADDRESS})$`,
  "u",
);
/** What a line that is shown cannot have: ends of it, and marks that turn the direction of writing. */
export const UNSHOWN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Sign-in by others is spoken over https; without it only within one machine. */
export const isSafeIssuer = (value: string) =>
  URL.canParse(value) &&
  (new URL(value).protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(new URL(value).hostname));

/** Whoever signs in to the mail server decodes what stands in its address, and could not. */
export function isLoginReadable(value: string): boolean {
  try {
    const { username, password } = new URL(value);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
