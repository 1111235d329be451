import { globSync } from "node:fs";
import { resolve } from "node:path";

/** The names of all queries that lib has, found on the disk, so that a new module cannot be forgotten. */
export async function everyQuery(): Promise<string[]> {
  const files = globSync("lib/**/*queries.ts");
  const modules: object[] = await Promise.all(files.map((file) => import(/* @vite-ignore */ resolve(file))));
  return modules.flatMap((module) => Object.keys(module));
}
