import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Invalid } from "#lib/errors";
import { readBriefing } from "#lib/threads/read-briefing";

const FILE = readFileSync(new URL("../../db/content/eu-taliban-brussels.md", import.meta.url), "utf8");

/** The file with one thing changed; a change that changes nothing is a mistake in the test. */
function changed(from: string | RegExp, to: string): string {
  const file = FILE.replace(from, to);
  expect(file).not.toBe(FILE);
  return file;
}

/** The sentence with which a file is refused. */
function refusal(file: string): string | undefined {
  try {
    readBriefing(file);
  } catch (error) {
    if (error instanceof Invalid) return error.fields.file;
    throw error;
  }
  return undefined;
}

describe("the briefing that comes with Parley", () => {
  const briefing = readBriefing(FILE);

  test("has its motion, its two stances with the agreeing one first, and its sources", () => {
    expect(briefing).toMatchObject({ slug: "eu-taliban-brussels", published: "2025", language: "en" });
    expect(briefing.motion).toBe(
      "The EU should hold technical talks with the Taliban on returning failed asylum-seekers.",
    );
    expect(briefing.stances.map(({ slug }) => slug)).toEqual(["pro-engagement", "legitimacy-concern"]);
    expect(briefing.sources[0]).toMatchObject({ publisher: "Deutsche Welle", date: "2025" });
  });

  test("has an article of Markdown, without its front matter", () => {
    expect(briefing.markdown).toMatch(/^The European Union has received/);
    expect(briefing.markdown).toContain("\n## How the EU describes it\n");
  });

  test("reads the same with the line ends of Windows", () =>
    expect(readBriefing(FILE.replaceAll("\n", "\r\n"))).toEqual(briefing));
});

describe("a broken briefing is refused with a sentence that names the fault:", () => {
  test.each([
    ["an empty file", () => "", /begins with a line of three hyphens/],
    ["no front matter", () => "# An article", /begins with a line of three hyphens/],
    ["front matter that does not end", () => "---\nslug: a\n\nAn article", /begins with a line of three hyphens/],
    [
      "front matter that is no YAML",
      () => changed("kicker: Brief", "kicker: [Brief"),
      /^In the briefing, the front matter/,
    ],
    ["front matter of another kind", () => "---\njust words\n---\nAn article", /^In the briefing, slug: /],
    ["empty front matter", () => "---\n\n---\nAn article", /^In the briefing, slug: /],
    [
      "a slug with a space",
      () => changed("slug: eu-", "slug: eu "),
      /slug: should be lower-case words joined by hyphens/,
    ],
    ["no motion", () => changed(/motion:.*\n/, ""), /^In the briefing, motion: /],
    ["an empty title", () => changed(/title: "Brussels.*\n/, 'title: ""\n'), /^In the briefing, title: /],
    ["no date", () => changed(/published:.*\n/, ""), /^In the briefing, published: /],
    ["one stance", () => changed(/ {2}- slug: legit[\s\S]*?published/, "published"), /stances: should be two stances/],
    [
      "the same stance twice",
      () => changed("slug: legitimacy-concern", "slug: pro-engagement"),
      /^In the briefing, stances/,
    ],
    [
      "a source without https",
      () => changed("publisher: Deutsche", "url: http://x.org\n    publisher: D"),
      /sources\.0\.url/,
    ],
    ["no article", () => changed(/\n---\n[\s\S]*$/, "\n---\n"), /^In the briefing, markdown: /],
    ["an article that turns the writing direction", () => `${FILE}\u202e`, /^In the briefing, markdown: /],
  ])("%s", (_, file, sentence) => {
    const said = refusal(file());
    expect(said).toMatch(sentence);
    expect(said).toMatch(/[^.]\.$/);
  });
});
