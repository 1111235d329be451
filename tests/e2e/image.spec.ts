import { execFileSync, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "#tests/e2e/fixtures";
import { freePort } from "#tests/e2e/site";
import { thread } from "#tests/e2e/thread-page";
import { makeImage, removeImage } from "#tests/kit/image";

/** Nobody in particular, who is on every system. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

test("what the Dockerfile puts into an image starts as nobody special, and writes nowhere but to its data", async () => {
  test.slow();
  const image = makeImage();
  const data = mkdtempSync(join(tmpdir(), "parley-image-data-"));
  if (NOBODY) chownSync(data, NOBODY.uid, NOBODY.gid);
  const port = await freePort();
  const environment = { NODE_ENV: "production", PORT: String(port), PARLEY_DATA: data, WEB_CONCURRENCY: "1" };
  const env = { PATH: "/usr/bin:/bin", HOME: "/nonexistent", ...environment } as NodeJS.ProcessEnv;
  const options = { cwd: image.folder, env, ...NOBODY } satisfies SpawnOptions;
  const program = spawn(image.node, image.command, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  program.stdout.on("data", (chunk) => (output += chunk));
  program.stderr.on("data", (chunk) => (output += chunk));
  const run = (args: string[]) => spawnSync(image.node, args, { ...options, encoding: "utf8" });
  try {
    await expect.poll(() => output, { timeout: 60_000 }).toContain("Parley is at");
    expect(output).not.toMatch(/Downloading|EACCES|EROFS|Error/);
    for (const path of ["/", thread, "/search?q=talks", "/signup"])
      expect((await fetch(`http://localhost:${port}${path}`)).status, path).toBe(200);
    expect(run(image.health).status).toBe(0);
    expect(run(["bin/parley.ts", "verify"]).stdout).toContain("The record is as it was written.");
    expect(run(["bin/parley.ts", "backup"]).stdout).toContain("It was checked as “verify” does.");
    program.kill("SIGTERM");
    await once(program, "exit");
    expect(program.exitCode).toBe(0);
    expect(run(image.health).status).toBe(1);
    // The first file that was written; all of the image is older.
    const newer = execFileSync("find", [image.folder, "-newer", image.node, "-newer", join(data, "secret")]);
    expect(newer.toString()).toBe("");
  } finally {
    program.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
    removeImage(image);
  }
});

test("where everything is installed and built, a start needs to write nothing and to start nothing for it", () => {
  const { status, stdout, stderr } = spawnSync(
    "node",
    ["--permission", "--allow-fs-read=*", "bin/setup.mjs", "--build"],
    { encoding: "utf8" },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});
