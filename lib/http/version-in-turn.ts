/**
 * Lets requests that were read in one turn of the event loop share one look at the version of the database, which costs
 * a third of an answer from memory. All of them were sent before that turn began, so nobody among them can know of a
 * commit that the look missed; except who asks again on the same connection before the first answer, for whom it is
 * looked again.
 */
export function versionInTurn<Connection>(look: () => number): (connection: Connection) => number {
  let isKnown = false;
  let version = Number.NaN;
  let last: Connection | undefined;
  const forget = () => {
    isKnown = false;
    last = undefined;
  };

  return (connection) => {
    if (isKnown && connection !== last) {
      last = connection;
      return version;
    }
    if (!isKnown) setImmediate(forget);
    isKnown = true;
    last = connection;
    version = look();
    return version;
  };
}
