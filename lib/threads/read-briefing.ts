import { parse } from "yaml";
import { Invalid } from "#lib/errors";
import { Briefing } from "#lib/threads/schema";

/** Reads a briefing: YAML between two lines of `---`, then Markdown. Throws Invalid with the first thing that is wrong. */
export function readBriefing(file: string): Briefing {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(file);
  if (!parts)
    throw new Invalid({
      file: "A briefing begins with a line of three hyphens, its front matter, and three hyphens again.",
    });
  const [, frontMatter = "", markdown = ""] = parts;
  const parsed = Briefing.safeParse({ ...yamlOf(frontMatter), markdown });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Invalid({
    file: `In the briefing, ${issue?.path.join(".") || "the front matter"}: ${issue?.message.replace(/\.$/, "")}.`,
  });
}

function yamlOf(frontMatter: string): object {
  try {
    return parse(frontMatter);
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split(":\n") : [];
    throw new Invalid({ file: `In the briefing, the front matter is no YAML: ${reason}.` });
  }
}
