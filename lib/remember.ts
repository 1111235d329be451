/**
 * `make`, which asks nothing but what it is given, made once for each key that `keyOf` names. The oldest of more than
 * `most` are made anew when they are asked for again.
 */
export function remember<Given extends readonly unknown[], Made>(
  most: number,
  keyOf: (...given: Given) => string,
  make: (...given: Given) => Made,
): (...given: Given) => Made {
  const known = new Map<string, Made>();
  return (...given) => {
    const key = keyOf(...given);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(...given);
    known.set(key, made);
    const oldest = known.keys().next();
    if (known.size > most && !oldest.done) known.delete(oldest.value);
    return made;
  };
}
