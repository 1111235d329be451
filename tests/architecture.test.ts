import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/** Path → source. A rule answers what in a tree breaks it; `offenders` are made-up trees that do. */
type Tree = Record<string, string>;
type Rule = { rule: string; broken: (tree: Tree) => string[]; offenders: Tree[] };

// ── What a file is, by what it does ─────────────────────────────────────────────────────────────────────────────────
// action: "use server" · request: speaks to next or next-auth · verb: calls write() · step: works in a verb's
// transaction · server: reads the database, the disk or the machine, or writes the log · pure: the rest of lib, which runs anywhere.
const LIB = ["action", "request", "http", "verb", "step", "server", "pure"] as const;
type Kind = "app" | "ui" | "component" | (typeof LIB)[number] | "db" | "seed" | "elsewhere";
type Import = { from: string; values: string[]; types: string[]; isType: boolean };
const CONSTANT = /^[A-Z][A-Z_]+$/;

function kindOf(path: string, source: string): Kind {
  if (path.startsWith("components/")) return path.startsWith("components/ui/") ? "ui" : "component";
  if (path.startsWith("db/")) return path === "db/seed.ts" ? "seed" : "db";
  if (!path.startsWith("lib/")) return path.startsWith("app/") ? "app" : "elsewhere";
  if (path.startsWith("lib/http/")) return "http";
  if (source.startsWith('"use server"')) return "action";
  const imports = importsOf(source);
  const values = imports.filter((entry) => !entry.isType);
  if (values.some(({ from }) => /^next(-auth)?(\/|$)/.test(from))) return "request";
  if (values.some((entry) => entry.from === "#db/client" && entry.values.includes("write"))) return "verb";
  if (imports.some((entry) => entry.from === "#db/client" && entry.types.includes("Transaction"))) return "step";
  const reachesDb = (entry: Import) => entry.from.startsWith("#db/") && !entry.values.every((it) => CONSTANT.test(it));
  return values.some(
    (entry) => reachesDb(entry) || /^(node:|@node-rs\/|pino$|@prometheus-io\/|#lib\/log$)/.test(entry.from),
  )
    ? "server"
    : "pure";
}

/** `import … from`, `export … from`, `import "…"` and `import("…")`. Only `import type` is erased; `{ type X }` is not. */
function importsOf(source: string): Import[] {
  const named = source.matchAll(/^(?:import|export)\s+(type\s)?([\w$*\s{},]*?)\s*\bfrom\s+"([^"]+)"/gm);
  const whole = source.matchAll(/^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm);
  return [
    ...[...named].map(([, isType, clause = "", from = ""]) => {
      const names = clause.split(/[{},]/).flatMap((name) => name.replace(/ as .*/, "").trim() || []);
      const types = names.filter((name) => isType || name.startsWith("type ")).map((name) => name.replace("type ", ""));
      return { from, types, values: isType ? [] : names.filter((it) => !it.startsWith("type ")), isType: !!isType };
    }),
    ...[...whole].map(([, a, b]) => ({ from: a ?? b ?? "", values: ["*"], types: [], isType: false })),
  ];
}

const pathOf = (from: string) => `${from.slice(1)}.${from.startsWith("#components/") ? "tsx" : "ts"}`;
const ownCode = (tree: Tree) => Object.entries(tree).filter(([path]) => /^(app|components|lib|db)\//.test(path));

// ── The import table of the house ───────────────────────────────────────────────────────────────────────────────────
/** Files like `example` import values from files of the kinds `values` only, and types from `types`. */
function imports(example: string, rule: string, values: Kind[], types: Kind[], offending: string[]): Rule {
  const from = kindOf(example, SOUND[example] ?? "");
  const mayImport = (entry: Import, to: Kind) =>
    (entry.isType ? types : values).includes(to) ||
    (from === "ui" && to === "pure" && /^#lib\/[\w-]+$/.test(entry.from)) ||
    (from === "pure" && entry.from.startsWith("#db/schema/") && entry.values.every((name) => CONSTANT.test(name)));
  const broken = (tree: Tree) =>
    ownCode(tree)
      .filter(([path, source]) => kindOf(path, source) === from)
      .flatMap(([path, source]) => importsOf(source).map((entry) => ({ path, entry, to: kindIn(tree, entry.from) })))
      .filter(({ entry, to }) => entry.from.startsWith("#") && !mayImport(entry, to))
      .map(({ path, entry, to }) => `${path} (${from}) imports ${entry.from} (${to})${entry.isType ? " as type" : ""}`);
  return { rule, broken, offenders: offending.map((line) => ({ ...SOUND, [example]: `${SOUND[example]}\n${line}` })) };
}

const kindIn = (tree: Tree, from: string) => kindOf(pathOf(from), tree[pathOf(from)] ?? "");
/** A small house in which nothing is wrong; each offender is this one with one thing changed. */
// biome-ignore format: a table is read by its rows
const SOUND: Tree = {
  "app/page.tsx": 'import { listThings } from "#lib/things/queries";',
  "components/ui/button.tsx": 'import { useId } from "react";',
  "components/things/thing-form.tsx": 'import { postThingAction } from "#lib/things/actions";\nimport type { T } from "#lib/things/queries";',
  "lib/things/actions.ts": '"use server";\nimport { postThing } from "#lib/things/post-thing";\nexport async function postThingAction() {\n  return act(postThing);\n}',
  "lib/page.ts": 'import { notFound } from "next/navigation";',
  "lib/http/answer.ts": 'import { createServer } from "node:http";',
  "lib/things/post-thing.ts": 'import { write } from "#db/client";\nexport async function postThing() {\n  write(async (tx) => { authorize(can); await record(tx); });\n}',
  "lib/things/insert-thing.ts": 'import type { Transaction } from "#db/client";\nimport { t } from "#db/schema/things";',
  "lib/things/queries.ts": 'import { type Reader, read } from "#db/client";',
  "lib/things/policy.ts": 'import { KINDS } from "#db/schema/things";\nimport type { Row } from "#db/schema/things";',
  "db/client.ts": 'import SQLite from "better-sqlite3";',
  "db/schema/things.ts": 'import { table } from "#db/columns";',
  "db/seed.ts": 'import { postThing } from "#lib/things/post-thing";',
};

const toVerb = 'import { postThing } from "#lib/things/post-thing";';
const toStep = 'import { insertThing } from "#lib/things/insert-thing";';
const toHttp = 'import { answer } from "#lib/http/answer";';
const toDb = 'import { read } from "#db/client";';
const toServer = 'export { listThings } from "#lib/things/queries";';
const lazily = 'const later = import("#lib/things/queries");';
const mixed = 'import {\n  type T,\n  listThings,\n} from "#lib/things/queries";';
const typeOfServer = 'import type { T } from "#lib/things/queries";';
const typeOfDb = 'import type { Row } from "#db/schema/things";';
const toPolicy = 'import { canPost } from "#lib/things/policy";';
const toComponent = 'import { ThingForm } from "#components/things/thing-form";';

// biome-ignore format: a table is read by its rows
const IMPORT_TABLE: Rule[] = [
  imports("app/page.tsx", "a page asks queries and shows components; it knows no verb and no table", ["ui", "component", "action", "request", "http", "server", "pure"], ["ui", "component", ...LIB], [toVerb, toStep, toDb, typeOfDb]),
  imports("components/ui/button.tsx", "a primitive knows other primitives and no domain, not even a type of one (lib/form-state has none)", ["ui"], ["ui"], [toComponent, typeOfServer, toPolicy]),
  imports("components/things/thing-form.tsx", "a component sends actions and knows what runs anywhere; of queries it knows types, of db nothing", ["ui", "component", "action", "pure"], ["ui", "component", ...LIB], [toServer, lazily, typeOfDb, toVerb, mixed]),
  imports("lib/things/actions.ts", "an action calls verbs and touches no database of its own", ["request", "http", "verb", "server", "pure"], [...LIB], [toDb, toStep, toComponent]),
  imports("lib/page.ts", "what speaks to Next calls verbs and queries and touches no database of its own", ["request", "http", "verb", "server", "pure"], [...LIB], [toDb, toStep, toComponent]),
  imports("lib/http/answer.ts", "what stands before Next knows no verb and no table", ["http", "server", "pure"], [...LIB], [toVerb, toDb]),
  imports("lib/things/post-thing.ts", "a verb calls no other verb, as write() has no write() inside, and knows nothing of the request", ["step", "server", "pure", "db"], [...LIB, "db"], [toVerb, toHttp]),
  imports("lib/things/insert-thing.ts", "a step works within the verb that called it", ["step", "server", "pure", "db"], [...LIB, "db"], [toVerb, toHttp]),
  imports("lib/things/queries.ts", "a query knows no verb and no step of one: reading changes nothing", ["server", "pure", "db"], [...LIB, "db"], [toVerb, toStep, toHttp]),
  imports("lib/things/policy.ts", "schemas, policies and rules know only their like, and of db types and constants", ["pure"], [...LIB, "db"], [toServer, toStep, toComponent, lazily]),
  imports("db/client.ts", "db knows nothing above it", ["db"], ["db"], [toPolicy, typeOfServer]),
  imports("db/seed.ts", "the seed fills a database by verbs alone", ["verb", "pure", "db"], ["verb", "pure", "db"], [toStep, toComponent]),
];

function circles(tree: Tree): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (trail.includes(path) || done.has(path)) return;
    for (const { from, isType } of importsOf(tree[path] ?? "")) if (!isType) walk(pathOf(from), [...trail, path]);
    done.add(path);
  };
  for (const [path] of ownCode(tree)) walk(path, []);
  return found;
}

// ── Names, sizes, verbs, actions ────────────────────────────────────────────────────────────────────────────────────
const partsOf = (path: string) => path.split("/").map((part) => part.replace(/(\.test)?\.\w+$/, ""));
const named = (tree: Tree, word: RegExp, right: boolean) =>
  Object.keys(tree).filter((path) => !partsOf(path).every((part) => word.test(part) === right));

function faultsOfVerb(path: string, source: string): string[] {
  const name = (partsOf(path).at(-1) ?? "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const exported = [...source.matchAll(/^export (?!type\b|interface\b)(.*)/gm)].map(([, rest = ""]) => rest);
  const isNamed = exported.length === 1 && exported[0]?.startsWith(`async function ${name}(`);
  return [
    ...(isNamed ? [] : [`${path} should export one async function, ${name}, and no other value`]),
    ...(/\bauthorize\(/.test(source) ? [] : [`${path} authorises nobody`]),
    ...(/\brecord(Decision)?\(/.test(source) ? [] : [`${path} records nothing`]),
  ];
}

function faultsOfActions(path: string, source: string): string[] {
  const isActions = /^lib\/[\w-]+\/actions\.ts$/.test(path);
  if (source.startsWith('"use server"') !== isActions || source.lastIndexOf('"use server"') > 0)
    return [`${path}: "use server" begins lib/<domain>/actions.ts and stands nowhere else`];
  const asks = (action: string) => /^export async function /.test(action) && /\b(act|currentViewer)\(/.test(action);
  const parts = source.split(/^(?=export |(?:async )?function |const )/m);
  const wrong = parts.filter((part) => isActions && part.startsWith("export ") && !asks(part));
  return wrong.map((part) => `${path}: ${part}`);
}

const SHAPES: Rule[] = [
  {
    rule: "a file is found by its word: no utils, helpers, common, services, and no barrels",
    broken: (tree) => named(tree, /^(utils?|helpers?|common|services?|index)$/, false),
    offenders: [{ "lib/utils/date.ts": "" }, { "lib/threads/index.ts": "" }, { "components/helpers.tsx": "" }],
  },
  {
    rule: "names are kebab-case",
    broken: (tree) => named(tree, /^[a-z0-9]+([-.][a-z0-9]+)*$|^\[(\.{3})?[a-z]+\]$/, true),
    offenders: [{ "components/ui/TimeAgo.tsx": "" }, { "lib/time_ago.ts": "" }],
  },
  {
    rule: "imports name their place from the root (#lib/…), so that the table above sees each of them",
    broken: (tree) => {
      const isHidden = ({ from }: Import) => from.startsWith(".") && !from.endsWith(".css");
      return ownCode(tree).flatMap(([path, source]) => (importsOf(source).some(isHidden) ? [path] : []));
    },
    offenders: [{ "app/page.tsx": 'import { read } from "../db/client";' }],
  },
  {
    rule: "nothing in lib, components and db imports itself by a detour",
    broken: circles,
    offenders: [{ "lib/a.ts": 'import { b } from "#lib/b";', "lib/b.ts": 'export { a } from "#lib/a";' }],
  },
  {
    rule: "a verb is the one function of its file and has its name; it authorises and it records",
    broken: (tree) =>
      ownCode(tree).flatMap(([path, source]) => (kindOf(path, source) === "verb" ? faultsOfVerb(path, source) : [])),
    offenders: ["export async function postThing(", "authorize(can);", "await record(tx);"].map((gone) => ({
      "lib/things/post-thing.ts": (SOUND["lib/things/post-thing.ts"] ?? "").replace(gone, ""),
    })),
  },
  {
    rule: "an action file exports async functions only, and each asks who is acting",
    broken: (tree) => ownCode(tree).flatMap(([path, source]) => faultsOfActions(path, source)),
    offenders: [
      { "lib/things/actions.ts": '"use server";\nexport const LIMIT = 3;' },
      { "lib/things/actions.ts": '"use server";\nexport async function a() {\n  return write();\n}' },
      { "lib/things/actions.ts": "export async function a() {\n  return act();\n}" },
      { "app/page.tsx": 'async function save() {\n  "use server";\n}' },
    ],
  },
  {
    rule: "half of all files and every page have 60 lines or fewer, no file more than 300",
    broken: (tree) => {
      const sizes = ownCode(tree).map(([path, source]) => ({ path, lines: source.trimEnd().split("\n").length }));
      const median = sizes.sort((a, b) => a.lines - b.lines)[Math.floor(sizes.length / 2)]?.lines ?? 0;
      const long = sizes.filter(({ path, lines }) => lines > (/^app\/.*\bpage\.tsx$/.test(path) ? 60 : 300));
      return [...(median > 60 ? [`the median is ${median}`] : []), ...long.map(({ path }) => path)];
    },
    offenders: [
      { "lib/a.ts": "a\n".repeat(61) },
      { ...SOUND, "lib/a.ts": "a\n".repeat(301) },
      { ...SOUND, "app/threads/page.tsx": "a\n".repeat(61) },
    ],
  },
];

/** Words that stand in no file whose path `where` matches. */
function nowhere(rule: string, where: RegExp, word: RegExp, offender: Tree): Rule {
  const broken = (tree: Tree) => Object.keys(tree).filter((path) => where.test(path) && word.test(tree[path] ?? ""));
  return { rule, broken, offenders: [offender] };
}

// biome-ignore format: a table is read by its rows
const WORDS: Rule[] = [
  nowhere("only server.ts and bin print", /^(app|components|lib|db)\//, /\bconsole\.log\b/, { "lib/a.ts": "console.log(1)" }),
  nowhere("what happens is told by lib/log", /^(app|components|lib|db)\//, /\bconsole\.(?!log\b)/, { "lib/a.ts": "console.error(1)" }),
  nowhere("chance comes from node:crypto", /^(app|components|lib|db)\/|^server\.ts/, /\bMath\.random\b/, { "lib/a.ts": "Math.random()" }),
  nowhere("the environment is read where it is checked", /^(?!lib\/config\.ts|db\/(columns|data-folder|(sqlite|postgres)\/connections)\.ts)(app|components|lib|db)\//, /\bprocess\.env\b/, { "lib/a.ts": "process.env.A" }),
  nowhere("only db knows the engine", /^(app|components|lib)\/|^server\.ts/, /"(drizzle-orm\/((better-)?sqlite|pg-core|node-postgres)|better-sqlite3|pg"|#db\/(sqlite|postgres)\/)|\bmaintain\b/, { "lib/a.ts": 'import SQLite from "better-sqlite3";' }),
  nowhere("and in db only what has its name", /^db\/(?!sqlite\/|postgres\/|(columns|client|prepare|search|integrity|empty-log|copy|move|prepared|kept-rows|shared-commit)\.ts)/, /"(drizzle-orm\/(better-)?sqlite|drizzle-orm\/(pg-core|node-postgres)|better-sqlite3|pg"|#db\/(sqlite|postgres)\/)/, { "db/schema/a.ts": 'import { sqliteTable } from "drizzle-orm/sqlite-core";' }),
  nowhere("pages and components write no SQL, and components use nothing of a server's", /^(app|components)\//, /from "drizzle-orm|^(?!import type).*from "next-auth\/|\bsql`/m, { "app/page.tsx": 'import { sql } from "drizzle-orm";' }),
  nowhere("components run in a browser too", /^components\//, /from "node:/, { "components/a.tsx": 'import { join } from "node:path";' }),
  nowhere("nothing stands before the pages but lib/http", /(^|\/)(proxy|middleware)\.tsx?$/, /^/, { "proxy.ts": "" }),
  nowhere("no test is left out or left alone", /^tests\//, /\b(test|it|describe)\.(only|skip)\(/, { "tests/a.test.ts": `test${"."}only("a")` }),
];

// ── Every rule against the house, and against what it should notice ─────────────────────────────────────────────────
const RULES = [...IMPORT_TABLE, ...SHAPES, ...WORDS];

describe("the house", () => {
  const house = treeIn(fileURLToPath(new URL("..", import.meta.url)));
  test.each(RULES)("$rule", ({ broken }) => expect(broken(house)).toEqual([]));
});

describe("the rules notice", () => {
  test.each(RULES)("unless $rule", ({ broken, offenders }) => {
    for (const offender of offenders) expect(broken(offender), JSON.stringify(offender)).not.toEqual([]);
    expect(broken(SOUND)).toEqual([]);
  });
});

function treeIn(root: string): Tree {
  const below = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const inFolder = (folder: string) => below(folder).map((path) => join(folder, path));
  const all = [...readdirSync(root), ...["app", "components", "lib", "db", "tests"].flatMap(inFolder)];
  const paths = all.filter((path) => /\.tsx?$/.test(path));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
