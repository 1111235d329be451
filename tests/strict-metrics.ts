/** What a Prometheus reads, as strictly as its text format is meant (version 0.0.4). */
export type Measured = Map<string, { type: string; samples: Map<string, number> }>;

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABELS = String.raw`\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*\}`;
// A number as Go reads it, which takes NaN in letters of any size.
const SAMPLE = new RegExp(`^(${NAME})(${LABELS})? (-?[0-9.]+(?:e[+-]?[0-9]+)?|[Nn]a[Nn]|[+-]Inf)$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`);
const HELP = new RegExp(`^# HELP (${NAME}) .+$`);
/** What the samples of a family may end in beside its name. */
const ENDS: Record<string, string[]> = { histogram: ["_bucket", "_sum", "_count"], summary: ["", "_sum", "_count"] };

/** Throws at the first line that a Prometheus would stumble over. */
export function readMetrics(text: string): Measured {
  const families: Measured = new Map();
  let current = "";
  if (!text.endsWith("\n")) throw new Error("The last line does not end.");
  for (const line of text.split("\n").filter(Boolean)) {
    const [, typed = "", type = ""] = TYPE.exec(line) ?? [];
    if (typed) {
      if (families.has(typed)) throw new Error(`${typed} is there twice.`);
      families.set(typed, { type, samples: new Map() });
      current = typed;
      continue;
    }
    if (HELP.test(line)) continue;
    const [, name = "", labels = "", value = ""] = SAMPLE.exec(line) ?? [];
    const family = families.get(current);
    const isOfFamily = (ENDS[family?.type ?? ""] ?? [""]).some((end) => name === current + end);
    if (!name || !family || !isOfFamily) throw new Error(`This cannot be read: ${line}`);
    if (family.samples.has(name + labels)) throw new Error(`${name}${labels} is there twice.`);
    family.samples.set(name + labels, Number(value.replace("Inf", "Infinity").replace(/^nan$/i, "NaN")));
  }
  for (const [name, { type, samples }] of families) if (type === "histogram") refuseUnevenBuckets(name, samples);
  return families;
}

/** Buckets hold each other, and the last one all. */
function refuseUnevenBuckets(name: string, samples: Map<string, number>) {
  const of = new Map<string, number[]>();
  for (const [sample, value] of samples) {
    if (!sample.startsWith(`${name}_bucket`)) continue;
    const others = sample
      .replace(/(\{)le="[^"]*",?|,le="[^"]*"/, "$1")
      .replace("_bucket", "_count")
      .replace("{}", "");
    of.set(others, [...(of.get(others) ?? []), value]);
  }
  for (const [others, values] of of)
    if (values.some((value, i) => value < (values[i - 1] ?? 0)) || values.at(-1) !== samples.get(others))
      throw new Error(`The buckets of ${others} do not fit.`);
}

/** The sum of the samples of a family whose labels have all of these. */
export function sumOf(measured: Measured, name: string, labels: Record<string, string> = {}): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return [...(measured.get(name)?.samples ?? [])]
    .filter(([sample]) => wanted.every((each) => sample.includes(each)))
    .reduce((sum, [, value]) => sum + value, 0);
}
