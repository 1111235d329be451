import { SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace";

/** What may be told of a span: patterns, numbers and names of ours and of Next's. Addresses and what was sent are not here. */
const TOLD = new Set([
  ...["http.method", "http.route", "http.status_code", "error.type"],
  ...[
    "next.route",
    "next.segment",
    "next.page",
    "next.span_category",
    "next.span_type",
    "next.clientComponentLoadCount",
  ],
]);
/** A word of Next's, and perhaps the pattern of an address. */
const NAME = /^[\w .()-]*(?:\/[\w/.[\]()@-]*)?$/;

/** Tells spans without what stands in addresses, headers and errors. */
export function quietExporter(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(quiet), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

/** The same span with the same time and place in its trace. */
export function quiet(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name, value]) => TOLD.has(name) && isPlain(value)),
  );
  return Object.create(span, {
    name: { value: nameOf(span) },
    attributes: { value: attributes },
    status: { value: { code: span.status.code } },
    events: { value: [] },
    links: { value: [] },
  }) as ReadableSpan;
}

/** Next names a span by its address as long as it knows no pattern for it, and an outgoing request always. */
function nameOf({ name, attributes, status }: ReadableSpan): string {
  const route = attributes["http.route"];
  if (name.startsWith("fetch ")) return "fetch";
  if (route === undefined && /^[A-Z]+ \//.test(name)) return name.replace(/ .*/s, "");
  if (NAME.test(name)) return name;
  return status.code === SpanStatusCode.ERROR ? "failed" : "other";
}

const isPlain = (value: unknown) => typeof value === "number" || (typeof value === "string" && NAME.test(value));
