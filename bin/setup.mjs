// Brings a fresh machine up to what the next command needs, and does nothing (quickly) when it has it already.
// Plain JavaScript without dependencies: it runs before any are installed, and under the machine's own Node.
//   --build    the production build of the present sources      --browser   a Chromium for the tests
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MINIMUM_NODE = [20, 9];
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const wanted = new Set(process.argv.slice(2));

refuseOldNode();
installPackages();
if (wanted.has("--build")) build();
if (wanted.has("--browser")) installBrowser();

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  stop(
    `Node ${MINIMUM_NODE.join(".")} or newer is needed to install Parley, and this is ${process.versions.node}.`,
    "Install a current Node from your system or nodejs.org, then try again.",
  );
}

/** Installs exactly what package-lock.json says, when it has changed since the last time. */
function installPackages() {
  const fingerprint = hashOf(["package.json", "package-lock.json"]);
  const note = join("node_modules", ".parley-installed");
  if (isNoted(note, fingerprint)) return;
  say("Installing packages (about half a minute) …");
  // Not `npm ci`: it refuses a lock file that was written where packages for other systems were out of reach.
  run(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    "Is the npm registry in reach? Try: npm install",
  );
  writeFileSync(note, fingerprint);
}

/** Builds when any source is newer than the last build. */
function build() {
  const sources = ["app", "components", "lib", "db"]
    .flatMap(filesBelow)
    .filter((file) => !file.includes(`${join("db", "migrations")}`));
  const fingerprint = hashOf([
    ...sources,
    "instrumentation.ts",
    "next.config.ts",
    "postcss.config.mjs",
    "package-lock.json",
    "tsconfig.json",
  ]);
  const note = join(".next", "parley-built");
  if (isNoted(note, fingerprint)) return;
  say("Building (about half a minute) …");
  run(join("node_modules", ".bin", "next"), ["build"], "The lines above say which file does not compile.", {
    quiet: true,
    env: sameEverywhere(fingerprint),
  });
  writeFileSync(note, fingerprint);
}

/**
 * Machines that each build the same sources come out alike: a form that one of them made is understood by the others. No
 * action of ours closes over anything, so that what Next would encrypt with this key does not exist.
 */
function sameEverywhere(fingerprint) {
  const key = createHash("sha256").update(fingerprint).digest("base64");
  return { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key, PARLEY_BUILD: fingerprint.slice(0, 20), ...process.env };
}

/** A Chromium that is there, else Debian's, else Playwright's own. */
function installBrowser() {
  if (["/usr/bin/chromium", "/usr/bin/chromium-browser"].some((file) => existsSync(file))) return;
  if (process.env.PLAYWRIGHT_CHROMIUM && existsSync(process.env.PLAYWRIGHT_CHROMIUM)) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium for the tests …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    const installed = spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
      env,
    });
    if (installed.status === 0 && existsSync("/usr/bin/chromium")) return;
  }
  const own = join("node_modules", ".bin", "playwright");
  say("Looking for Playwright's Chromium …");
  run(
    own,
    ["install", "chromium"],
    "Install Chromium (Debian: apt install chromium), or name one in PLAYWRIGHT_CHROMIUM.",
  );
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files.sort())
    if (existsSync(file) && statSync(file).isFile()) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function isNoted(note, fingerprint) {
  return existsSync(note) && readFileSync(note, "utf8") === fingerprint;
}

/** Runs a command with the pinned Node in front; stops with a sentence when it fails. */
function run(command, args, advice, { quiet = false, env: given = process.env } = {}) {
  const path = `${join(root, "node_modules", ".bin")}:${process.env.PATH}`;
  const env = { ...given, PATH: path, NEXT_TELEMETRY_DISABLED: "1" };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    stdio: quiet ? "pipe" : "inherit",
    env,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status === 0) return;
  if (quiet) process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
  stop(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : "."}`, advice);
}

function say(sentence) {
  console.log(sentence);
}

function stop(sentence, advice) {
  console.error(`\n${sentence}\n${advice}`);
  process.exit(1);
}
