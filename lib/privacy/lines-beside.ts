import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "#db/data-folder";

/** The lines of a file in the data folder; none where there is no such file. */
export async function readLines(name: string): Promise<string[]> {
  const text = await readFile(join(dataFolder(), name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").filter((line) => line !== "");
}

/** Writes them in one step: others may be writing the same file at the same time. */
export async function writeLines(name: string, lines: readonly string[]): Promise<void> {
  const place = join(dataFolder(), name);
  const written = `${place}.${randomBytes(6).toString("hex")}.part`;
  const part = await open(written, "wx", 0o600);
  await part.writeFile(lines.map((line) => `${line}\n`).join(""));
  await part.sync();
  await part.close();
  await rename(written, place);
}
