import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ofKit } from "#tests/kit/changed";
import { stepsOf } from "#tests/kit/dockerfile";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** `node` is the Node of the image; `command` and `health` are what it would run. */
export type Image = { folder: string; node: string; command: string[]; health: string[] };

/**
 * The folder that the last stage of deploy/Dockerfile would hold, made of what is installed and built here: what its COPY
 * lines name, the packages of production without those that it removes, and the build.
 */
export function makeImage(): Image {
  const folder = mkdtempSync(join(tmpdir(), "parley-image-"));
  const stages = stepsOf(ofKit("Dockerfile"));
  const last = stages.at(-1) ?? [];
  const own = last.filter(({ instruction, text }) => instruction === "COPY" && !text.startsWith("--from="));
  copy([...own.flatMap(({ words }) => words.slice(0, -1)), ...packages(), ".next"], folder);
  const removed = stages.flat().flatMap(({ text }) => /^rm -rf (.*?) && find/.exec(text)?.[1] ?? []);
  if (removed.length !== 1) throw new Error("The Dockerfile removes other things than this knows.");
  for (const place of [...removed, ".next/cache"]) execFileSync("sh", ["-c", `rm -rf ${place}`], { cwd: folder });
  execFileSync("find", [".", "-name", "*.map", "-delete"], { cwd: folder });
  writeConfig(stages.flat(), folder);
  // Of the same name as the one that the image brings; whoever runs it may not come to ours.
  const node = join(mkdtempSync(join(tmpdir(), "parley-node-")), "node");
  link([process.execPath, node], root);
  for (const place of [folder, join(node, "..")]) chmodSync(place, 0o755);
  const told = (instruction: string) => last.find((step) => step.instruction === instruction)?.text ?? "";
  const words = (text: string): string[] => JSON.parse(text.replace(/^[^[]*/, ""));
  return { folder, node, command: words(told("CMD")).slice(1), health: words(told("HEALTHCHECK")).slice(1) };
}

/** As the Dockerfile has it written: from a file that does not come into the image. */
function writeConfig(steps: ReturnType<typeof stepsOf>[number], folder: string) {
  const [step, ...others] = steps.filter(({ text }) => text.includes("stripTypeScriptTypes"));
  if (!step || others.length > 0)
    throw new Error("The Dockerfile writes the configuration in another way than this knows.");
  const source = join(folder, "next.config.ts");
  copyFileSync(join(root, "next.config.ts"), source);
  execFileSync("sh", ["-c", step.text], { cwd: folder });
  rmSync(source);
}

export function removeImage({ folder, node }: Image): void {
  for (const place of [folder, join(node, "..")]) rmSync(place, { recursive: true, force: true });
}

type Lock = { packages: Record<string, { dev?: boolean }> };

/** Where the packages lie that are installed without those of development and their scripts; what lies in one of them comes with it. */
function packages(): string[] {
  const lock: Lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const places = Object.entries(lock.packages).flatMap(([place, { dev }]) => (dev ? [] : [place]));
  const outermost = places.filter((place) => place !== "" && place.lastIndexOf("node_modules/") === 0);
  return outermost.filter((place) => existsSync(join(root, place)));
}

const copy = (places: string[], folder: string) => link(["--parents", ...places, folder], root);

/** Links instead of copies, where both lie on the same disk. */
function link(args: string[], cwd: string) {
  try {
    execFileSync("cp", ["-al", ...args], { cwd, stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-a", ...args], { cwd });
  }
}
