import { z } from "zod";

const LONG_MONTH = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
const SHORT_MONTH = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
const FEBRUARY = "02-(?:0[1-9]|1[0-9]|2[0-8])";

/** The last day that the EU Transparency Database takes. */
export const LAST_DAY = "2038-01-01";

/** Days of the calendar, as a pattern, so that a JSON Schema can say the same. */
const daysOf = (years: string, leapYears: string) =>
  new RegExp(`^(?:${years}-(?:${LONG_MONTH}|${SHORT_MONTH}|${FEBRUARY})|${leapYears}-02-29|${LAST_DAY})$`);

const day = (pattern: RegExp) => z.string().regex(pattern, "should be a day, such as 2026-11-30");

/** From 2000-01-01 to 2038-01-01. */
export const DayFrom2000 = day(daysOf("20(?:[0-2][0-9]|3[0-7])", "20(?:[02][048]|[13][26])"));

/** From 2020-01-01 to 2038-01-01. */
export const DayFrom2020 = day(daysOf("20(?:2[0-9]|3[0-7])", "20(?:2[048]|3[26])"));
