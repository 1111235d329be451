const AWAY = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT"]);
/** Said by the server while it starts, stops or has no room for one more connection (postgresql.org, appendix A). */
const NOT_NOW = new Set(["57P03", "53300"]);

/** What the address of the database is called where somebody is told that it is wrong. */
const NAME = "DATABASE_URL";

/** What an address could say of a connection, in place of what readers may do, how long is waited, and who it is that asks. */
const OURS = ["options", "application_name", "query_timeout", "statement_timeout"];

/** The address of the database without what is secret in it; throws, with a sentence, where it is none. */
export function placeOf(address: string, name = NAME): { host: string; database: string; user: string } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new Error(`${name} should be an address like postgres://parley:secret@localhost:5432/parley.`);
  for (const own of OURS)
    if (url.searchParams.has(own))
      throw new Error(`${name} may not set “${own}”, which Parley sets itself. Leave it out.`);
  return {
    host: url.host,
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
  };
}

/** Whether the database cannot be reached at the moment, as it is or as the cause of it. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    AWAY.has(code) ||
    NOT_NOW.has(code) ||
    NO_ANSWER.test(error.message) ||
    hasNoSocket(error) ||
    isLost(error) ||
    isAway(error.cause)
  );
}
/** A file that is not there is another matter. */
const hasNoSocket = (error: Error) =>
  "code" in error && error.code === "ENOENT" && "syscall" in error && error.syscall === "connect";
/** Without a code: no connection came about in time, or there was no answer on it. */
const NO_ANSWER = /^(timeout expired|timeout exceeded when trying to connect|Query read timeout)/;

/** Whether the connection ended while somebody waited for an answer on it. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return ENDED.has(code) || LOST.test(error.message) || isLost(error.cause);
}
const ENDED = new Set(["ECONNRESET", "EPIPE", "57P01", "57P02"]);
const LOST =
  /^(Connection terminated|The connection to the database was lost|Client has encountered a connection error)/;

/** Nobody answers whether what was written came about. */
export class CommitInDoubt extends Error {
  constructor(cause: unknown) {
    super("The connection was lost under a commit, and whether that came about could not be learned.", { cause });
  }
}

/** Why the forum cannot begin on this database, and what to do about it; the error itself where it is another. */
export function asDatabaseFailure(error: unknown, address: string, name = NAME): unknown {
  if (!(error instanceof Error)) return error;
  const place = { ...placeOf(address, name), name };
  const code = "code" in error ? String(error.code) : "";
  const sentence = isAway(error)
    ? `No PostgreSQL answers at ${place.host}. Does it run there, and is ${name} right?`
    : SENTENCES[code]?.(place);
  return sentence ? new Error(sentence) : error;
}

type Place = ReturnType<typeof placeOf> & { name: string };
const REFUSED = ({ host, user, name }: Place) =>
  `The PostgreSQL at ${host} does not let ${user || "this user"} in. Are the name and the password in ${name} right?`;
const SENTENCES: Record<string, (place: Place) => string> = {
  "28P01": REFUSED,
  "28000": REFUSED,
  "3D000": ({ host, database }) =>
    `There is no database ${database} in the PostgreSQL at ${host}. Make one: CREATE DATABASE "${database}" ENCODING 'UTF8'.`,
  "42501": ({ database, user }) =>
    `${user || "This user"} may not make tables in the database ${database}. It should belong to them: ALTER DATABASE "${database}" OWNER TO "${user}".`,
};
