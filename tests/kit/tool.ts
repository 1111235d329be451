import { spawnSync } from "node:child_process";

/**
 * Why what needs this program is not tried here; undefined where the program is. Where everything must pass (CI=true) it
 * is an error that it is not.
 */
export function missing(tool: string): string | undefined {
  const { error } = spawnSync(tool, ["--version"], { stdio: "ignore" });
  if (!error) return undefined;
  const sentence = `${tool} is not installed (Debian: apt install ${PACKAGES[tool] ?? tool}).`;
  if (process.env.CI === "true") throw new Error(sentence);
  return sentence;
}

const PACKAGES: Record<string, string> = { "systemd-analyze": "systemd" };
