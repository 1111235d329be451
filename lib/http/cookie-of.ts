/**
 * The value of a cookie, as the pages read it: the last of that name, decoded; one that cannot be decoded is none, and a
 * name alone has the value that Next gives it.
 */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  if (!header?.includes(name)) return undefined;
  let value: string | undefined;
  for (const pair of header.split(/; */)) {
    const equals = pair.indexOf("=");
    if (pair === name) value = NAME_ALONE;
    else if (equals > 0 && pair.slice(0, equals) === name) value = decoded(pair.slice(equals + 1)) ?? value;
  }
  return value;
}

const NAME_ALONE = "true";

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
