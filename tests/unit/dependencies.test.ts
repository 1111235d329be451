import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Package = { version: string; license?: string; dev?: boolean; devOptional?: boolean; link?: boolean };
const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json")) as Record<
  "dependencies" | "devDependencies" | "allowScripts",
  Record<string, string>
>;
const locked = Object.entries((JSON.parse(read("package-lock.json")) as { packages: Record<string, Package> }).packages)
  .filter(([path]) => path !== "")
  .map(([path, found]) => ({ name: path.replace(/^.*node_modules\//, ""), path, ...found }));
const direct = { ...manifest.dependencies, ...manifest.devDependencies };

const LICENCES =
  /^(0BSD|Apache-2\.0|BlueOak-1\.0\.0|BSD-[23]-Clause|CC-BY-4\.0|ISC|LGPL-3\.0-or-later|MIT(-0)?|MPL-2\.0|OFL-1\.1|PSF-2\.0)$/;

/** The first version without holes that let somebody in, of each line of versions; what is newer than all is sound too. */
const SOUND: Record<string, readonly string[]> = {
  next: ["16.2.11", "16.3.4"],
  "next-auth": ["4.24.15"],
  "better-sqlite3": ["12.11.1"],
  nodemailer: ["7.0.7"],
};

const numbersOf = (version: string) => version.split(/[.-]/).map(Number);

function isAtLeast(version: string, other: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(other)];
  for (let i = 0; i < 3; i += 1) if (a[i] !== b[i]) return (a[i] ?? 0) > (b[i] ?? 0);
  return true;
}

function isSound(version: string, firsts: readonly string[]): boolean {
  const ofLine = firsts.find((first) => numbersOf(first).slice(0, 2).join() === numbersOf(version).slice(0, 2).join());
  return isAtLeast(version, ofLine ?? firsts.at(-1) ?? version);
}

describe("every dependency", () => {
  test("is named with its reason and its licence in docs/dependencies.md, and nothing else is", () => {
    const document = read("docs/dependencies.md");
    const rows = [...document.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]{10,}) \|$/gm)];
    const named = rows.map(([, name]) => name);
    const types = [...document.matchAll(/`(@types\/[\w-]+)`/g)].map(([, name]) => name);
    expect([...named, ...types].toSorted()).toEqual(Object.keys(direct).toSorted());
    for (const [, name, licence] of rows)
      expect(locked.find(({ path }) => path === `node_modules/${name}`)?.license, name).toBe(licence?.trim());
  });

  test("has one exact version", () => {
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-beta\.\d+)?$/.test(version))).toEqual([]);
  });

  test("of production, and whatever it needs, has a licence that we know", () => {
    const unknown = locked
      .filter(({ dev, devOptional }) => !dev && !devOptional)
      .filter(({ license }) => !(license ?? "?").split(" AND ").every((each) => LICENCES.test(each)))
      .map(({ name, license }) => `${name}: ${license}`);
    expect(locked.length).toBeGreaterThan(100);
    expect(unknown).toEqual([]);
  });

  test("that had serious holes is a version without them", () => {
    const unsound = locked.filter(({ name, version }) => SOUND[name] && !isSound(version, SOUND[name]));
    expect(unsound).toEqual([]);
    expect(Object.keys(SOUND).filter((name) => !locked.some((each) => each.name === name))).toEqual([]);
  });

  test("runs a script when it is installed only if that was allowed", () => {
    expect(Object.values(manifest.allowScripts).filter(Boolean)).toHaveLength(1);
    expect(manifest.allowScripts.node).toBe(true);
  });
});

test.each([
  ["16.2.10", false],
  ["16.2.11", true],
  ["16.3.0", false],
  ["16.3.4", true],
  ["16.4.6", true],
  ["15.9.9", false],
])("Next %s is sound: %s", (version, sound) => {
  expect(isSound(version, SOUND.next ?? [])).toBe(sound);
});
