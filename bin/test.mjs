// Everything that must pass, in the order in which a mistake is found soonest. The last line counts it all.
// The pinned Node goes first in PATH, whichever Node this was started with.
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const reports = join(tmpdir(), `parley-test-${process.pid}`);
const steps = [
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "lint", command: ["biome", "check", "--error-on-warnings", "."] },
  {
    name: "unit and integration",
    command: [
      "vitest",
      "run",
      "--project=short",
      "--project=postgres",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reports}-vitest.json`,
    ],
    count: countVitest,
  },
  {
    name: "end to end",
    command: ["playwright", "test"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}-playwright.json` },
    count: countPlaywright,
  },
  {
    name: "end to end, on PostgreSQL",
    command: ["playwright", "test"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}-playwright.json`, PARLEY_TEST_ENGINE: "postgres" },
    count: countPlaywright,
  },
];

/** Of what passed at another try, as it may on a machine that is late for once. */
const AT_FIRST = "(at first) ";

let passed = 0;
let failed = 0;
const failures = [];
for (const step of steps) {
  console.log(`\n— ${step.name}`);
  const status = await run(step);
  const toldBefore = failures.length;
  const counted = step.count?.();
  passed += counted ? counted.passed : status === 0 ? 1 : 0;
  // A runner that stops before it has counted anything has failed all the same.
  failed += counted ? Math.max(counted.failed, status === 0 ? 0 : 1) : status === 0 ? 0 : 1;
  if (status !== 0 && failures.length === toldBefore) failures.push(`${step.name} ended with ${status}; see above`);
}
// Told once more at the end: of a long output it is the end that somebody reads.
for (const failure of failures) console.log(`\nFailed ${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function run({ command: [name, ...args], env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(join("node_modules", ".bin", name), args, {
      stdio: "inherit",
      env: { ...process.env, ...env, PATH: `${join(process.cwd(), "node_modules", ".bin")}:${process.env.PATH}` },
    });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function countVitest() {
  const report = readReport("vitest");
  for (const file of report?.testResults ?? []) {
    const failedTests = file.assertionResults.filter(({ failureMessages }) => failureMessages.length > 0);
    for (const { fullName, status, failureMessages } of failedTests)
      failures.push(`${status === "passed" ? AT_FIRST : ""}${file.name} › ${fullName}\n${failureMessages.join("\n")}`);
    if (file.status === "failed" && failedTests.length === 0) failures.push(`${file.name}\n${file.message}`);
  }
  return report && { passed: report.numPassedTests, failed: report.numTotalTests === 0 ? 1 : report.numFailedTests };
}

function countPlaywright() {
  const report = readReport("playwright");
  const stats = report?.stats;
  for (const spec of specsIn(report?.suites))
    for (const { status, results } of spec.tests)
      if (status === "unexpected" || status === "flaky") {
        const words = results.flatMap(({ errors }) => errors.map(({ message }) => message));
        failures.push(
          `${status === "flaky" ? AT_FIRST : ""}${spec.file}:${spec.line} › ${spec.title}\n${words.join("\n")}`,
        );
      }
  if (stats?.flaky) console.log(`\n${stats.flaky} of these passed only at another try: look at them.`);
  return stats && { passed: stats.expected + stats.flaky, failed: stats.expected === 0 ? 1 : stats.unexpected };
}

/** All that was tried, in files and in what groups it there. */
function specsIn(suites = []) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsIn(suite.suites)]);
}

function readReport(runner) {
  const file = `${reports}-${runner}.json`;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  } finally {
    // The next one that runs is not to be counted by it.
    rmSync(file, { force: true });
  }
}
