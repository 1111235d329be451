import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { quietExporter } from "#lib/http/quiet-spans";

/**
 * Sends the spans that Next makes of its work to the collector that the environment names (OTEL_EXPORTER_OTLP_ENDPOINT, and
 * what else the exporter knows of it). Nothing that a request says of traces is believed. Answers how to stop, which sends
 * what is left.
 */
export function startTraces(): () => Promise<void> {
  const provider = new TracerProvider({
    spanProcessors: [new BatchSpanProcessor({ exporter: quietExporter(new OTLPTraceExporter()) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown().catch(() => undefined);
}
