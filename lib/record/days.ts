/** A day as it is read: 25 November 2026. */
export const dayInWords = (moment: string | number) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(moment),
  );
