import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A file as it is named in a sentence: by its folder here, or, where a promise is held by a test, by its folder in tests. */
const NAMED =
  /(?<![\w@/.#-])(?:app|bin|components|db|deploy|docs|e2e|integration|lib|postgres|tests|unit)\/[\w./[\]-]*\w\.(?:css|json|md|mjs|tsx?)(?!\w)/g;
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;
const DECISION = /docs\/decisions\/(\d{4})\b/g;

const decisions = new Set(readdirSync(join(root, "docs", "decisions")).map((name) => name.slice(0, 4)));

/** What a text names, or links to from its folder, and is not there. */
function leadsNowhere(text: string, folder = "."): string[] {
  const isThere = (path: string) => existsSync(join(root, path)) || existsSync(join(root, "tests", path));
  const named = [...text.matchAll(NAMED)].map(([path]) => path).filter((path) => !isThere(path));
  const links = [...text.matchAll(LINK)].map(([, to = ""]) => to).filter((to) => !existsSync(join(root, folder, to)));
  const numbers = [...text.matchAll(DECISION)].map(([, number = ""]) => number).filter((it) => !decisions.has(it));
  return [...new Set([...named, ...links, ...numbers])];
}

const filesIn = (folder: string, ends: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name))
    .map((name) => join(folder, name));

describe("what is named leads somewhere", () => {
  test.each([
    ["db/turns.ts", ["db/turns.ts"]],
    ["`lib/nowhere/at-all.ts`, and docs/decisions/9999", ["lib/nowhere/at-all.ts", "9999"]],
    ["[here](nowhere.md), [there](../README.md), [far](https://example.org/lib/a.ts)", ["nowhere.md"]],
    ["`unit/nothing.test.ts`, `unit/kit.test.ts`, lib/log.ts", ["unit/nothing.test.ts"]],
    ["app/threads/[slug]/page.tsx and node_modules/lib/a.ts", []],
  ])("in “%s” it is seen where it does not", (text, nowhere) => expect(leadsNowhere(text, "docs")).toEqual(nowhere));

  const texts = ["README.md", "CONTRIBUTING.md", ...filesIn("docs", /\.md$/)];
  test.each(texts)("%s", (file) =>
    expect(leadsNowhere(readFileSync(join(root, file), "utf8"), dirname(file))).toEqual([]),
  );

  test("in what the program says of itself", () => {
    const sources = ["app", "components", "db", "lib", "bin", "deploy"].flatMap((folder) =>
      filesIn(folder, /\.(tsx?|mjs|conf)$/),
    );
    expect(sources.length).toBeGreaterThan(500);
    // Links in source are of Markdown that somebody typed.
    const found = sources.flatMap((file) => {
      const comments = [...readFileSync(join(root, file), "utf8").matchAll(/\/\*[\s\S]*?\*\/|\/\/.*|^#.*/gm)].join(
        "\n",
      );
      return leadsNowhere(comments.replace(LINK, "")).map((path) => `${file}: ${path}`);
    });
    expect(found).toEqual([]);
  });
});
