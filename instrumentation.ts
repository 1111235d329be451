import type { Instrumentation } from "next";
import { log } from "#lib/log";

/** Next tells here of what broke while a page was rendered or a form taken up. Where somebody was is a pattern, no address. */
export const onRequestError: Instrumentation.onRequestError = (err, { method }, { routePath, routeType }) => {
  log.error({ err, route: routePath, method, kind: routeType }, "A page broke.");
};
