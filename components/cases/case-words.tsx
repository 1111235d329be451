import type { CaseLine } from "#lib/cases/queries";

/** Why a case waits, in a few words: the order of an authority before a notice, a notice before reports. */
export function CaseWords({ line }: { line: CaseLine }) {
  const words = [
    line.order && "order to remove",
    line.kind === "appeal" && "appeal",
    line.notices > 0 && (line.notices === 1 ? "1 notice" : `${line.notices} notices`),
    line.kind === "notice" && line.notices === 0 && "notice",
    line.kind === "held" && "held",
    line.reports > 0 && (line.reports === 1 ? "1 report" : `${line.reports} reports`),
    line.ground?.toLowerCase(),
    line.kind === "review" && line.reports === 0 && line.notices === 0 && !line.order && "marked",
  ].filter(Boolean);
  return <span className={line.order ? "font-semibold text-alert" : ""}>{words.join(" · ")}</span>;
}
