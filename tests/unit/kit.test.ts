import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { changed, ofKit } from "#tests/kit/changed";
import { stepsOf } from "#tests/kit/dockerfile";
import { missing } from "#tests/kit/tool";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = () => mkdtempSync(join(tmpdir(), "parley-kit-"));
const packages = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Runs a program, and answers what it said when it was not content. */
function complaints(program: string, args: string[], cwd = root): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8" });
  return status === 0 ? "" : `${program} ${args.join(" ")}\n${stdout}${stderr}`;
}

/** Settings as an operator would fill them in. */
const filledIn = () =>
  changed(ofKit("example.env"), [
    ["PARLEY_CONTACT=\n", "PARLEY_CONTACT=The editors\n"],
    ["PARLEY_SECRET=\n", `PARLEY_SECRET=${"s".repeat(64)}\n`],
    ["POSTGRES_PASSWORD=\n", "POSTGRES_PASSWORD=abc123\n"],
  ]);

describe("the container", () => {
  const stages = stepsOf(ofKit("Dockerfile"));
  const steps = stages.flat();
  const last = stages.at(-1) ?? [];
  const of = (instruction: string, among = last) => among.filter((step) => step.instruction === instruction);

  test("stands on the Node of package.json, and on nothing else", () => {
    const names = new Set(of("FROM", steps).flatMap(({ words }) => (words[1] === "AS" ? [words[2]] : [])));
    const bases = of("FROM", steps).flatMap(({ words: [base = ""] }) => (names.has(base) ? [] : [base]));
    expect(new Set(bases)).toEqual(new Set([`node:${packages.dependencies.node}-trixie-slim`]));
  });

  test("runs as nobody special, from files that are not theirs, and says how it is", () => {
    expect(of("USER").map(({ words }) => words)).toEqual([["node"]]);
    expect(of("COPY").filter(({ text }) => text.includes("--chown"))).toEqual([]);
    expect(of("HEALTHCHECK")).toHaveLength(1);
    expect(of("VOLUME").map(({ words }) => words)).toEqual([["/data"]]);
    expect(of("CMD").map(({ text }) => JSON.parse(text))).toEqual([["node", "server.ts"]]);
    expect(steps.at(-1)?.instruction).toBe("CMD");
  });

  test("has in it what is named, nothing secret, and nothing that the .dockerignore keeps back", () => {
    const kept = readFileSync(join(root, ".dockerignore"), "utf8")
      .split("\n")
      .filter((line) => /^[^#]/.test(line));
    expect(kept[0]).toBe("*");
    const letIn = kept.slice(1).map((line) => line.replace(/^!/, ""));
    const copied = of("COPY", steps).filter(({ text }) => !text.startsWith("--from="));
    const sources = new Set(copied.flatMap(({ words }) => words.slice(0, -1)));
    expect([...sources].sort()).toEqual(letIn.sort());
    for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true);
    expect(
      of("ENV", steps)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/SECRET|PASSWORD|URL/);
  });
});

describe("compose", () => {
  const Service = z.object({
    image: z.string(),
    read_only: z.literal(true),
    cap_drop: z.tuple([z.literal("ALL")]),
    cap_add: z.array(z.string()).default([]),
    security_opt: z.tuple([z.literal("no-new-privileges:true")]),
    healthcheck: z.object({ test: z.array(z.string()) }),
    restart: z.literal("unless-stopped"),
    networks: z.array(z.string()),
    ports: z.array(z.string()).default([]),
    environment: z.record(z.string(), z.string()),
  });
  const compose = parse(ofKit("compose.yaml"), { merge: true });
  const services = z.record(z.string(), Service).parse(compose.services);
  const parleys = Object.entries(services).filter(([, { image }]) => image === "parley");

  test("each service has only what it needs; the database and the Parleys are not open to the network", () => {
    expect(parleys.length).toBeGreaterThan(1);
    for (const [name, { cap_add }] of parleys) expect(cap_add, name).toEqual([]);
    expect(Object.keys(services).filter((name) => services[name]?.ports.length)).toEqual(["caddy"]);
    expect(services.database?.networks).toEqual(["back"]);
    expect(services.caddy?.networks).toEqual(["front"]);
    expect(compose.networks.back).toEqual({ internal: true });
  });

  test("images are exact, secrets come from outside, and Caddy knows every Parley", () => {
    for (const [name, { image, environment }] of Object.entries(services)) {
      expect(image, name).toMatch(/^parley$|^\w+:\d+\.\d+(\.\d+)?(-\w+)?$/);
      for (const [key, value] of Object.entries(environment))
        if (/SECRET|PASSWORD|DATABASE_URL/.test(key)) expect(value, key).toMatch(/\$\{[A-Z_]+:\?/);
    }
    expect(services.caddy?.environment.PARLEY_MACHINES?.split(" ")).toEqual(parleys.map(([name]) => `${name}:3000`));
  });

  test("the real tool reads it, and refuses it where a secret is not set", ({ skip }) => {
    const why = missing("docker-compose");
    if (why) skip(why);
    const place = join(folder(), "deploy");
    cpSync(join(root, "deploy"), place, { recursive: true });
    writeFileSync(join(place, ".env"), filledIn());
    const read = () => complaints("docker-compose", ["--file", "compose.yaml", "config", "--quiet"], place);
    expect(read()).toBe("");
    writeFileSync(join(place, ".env"), changed(filledIn(), [["POSTGRES_PASSWORD=abc123", "POSTGRES_PASSWORD="]]));
    expect(read()).toMatch(/POSTGRES_PASSWORD/);
  });
});

describe("systemd", () => {
  test("reads the unit without a complaint, and finds little that it could reach", ({ skip }) => {
    const why = missing("systemd-analyze");
    if (why) skip(why);
    const place = folder();
    const unit = join(place, "parley@.service");
    writeFileSync(unit, changed(ofKit("parley@.service"), [["/opt/parley", root.replace(/\/$/, "")]]));
    const { status, stderr } = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    // Out of 100, in tenths of what “systemd-analyze security” says; below 20 is its “OK”.
    expect(complaints("systemd-analyze", ["security", "--offline=yes", "--threshold=16", unit])).toBe("");
  });

  test("a start that fails, as while the database is away, is tried again without an end", () => {
    const unit = ofKit("parley@.service").split("\n");
    expect(unit).toEqual(expect.arrayContaining(["StartLimitIntervalSec=0", "Restart=on-failure"]));
    expect(unit.indexOf("StartLimitIntervalSec=0")).toBeLessThan(unit.indexOf("[Service]"));
  });

  test("what it starts is in the repository, and the settings are those of the program", () => {
    const names = [...ofKit("example.env").matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    const known = readFileSync(join(root, "README.md"), "utf8");
    for (const name of names) expect(name === "POSTGRES_PASSWORD" || known.includes(`\`${name}\``), name).toBe(true);
    for (const [, script = ""] of ofKit("parley@.service").matchAll(/bin\/node (\S+)/g))
      expect(existsSync(join(root, script)), script).toBe(true);
  });
});

describe("the proxies", () => {
  test("Caddy’s file is as its own formatter would write it", ({ skip }) => {
    const why = missing("caddy");
    if (why) skip(why);
    const { stdout } = spawnSync("caddy", ["fmt", join(root, "deploy", "Caddyfile")], { encoding: "utf8" });
    expect(stdout).toBe(ofKit("Caddyfile"));
  });

  test("both say the same, and keep nothing", () => {
    const said = (text: string) => [...text.matchAll(/"([A-Z][^"]+\.)(?:\\n|\n)"/g)].map(([, sentence]) => sentence);
    expect(said(ofKit("nginx.conf")).sort()).toEqual(said(ofKit("Caddyfile")).sort());
    expect(said(ofKit("nginx.conf"))).toHaveLength(2);
    for (const name of ["nginx.conf", "Caddyfile"])
      expect(ofKit(name).replace(/#.*/g, "")).not.toMatch(/proxy_cache|proxy_store|\bencode\b|gzip on/);
  });
});

test("whoever waits for a start does not wait for a program that has ended", () => {
  const { pid: ended } = spawnSync(process.execPath, ["--version"]);
  const env = { ...process.env, MAINPID: String(ended), PORT: "1" };
  const { status, signal } = spawnSync(process.execPath, [join(root, "deploy", "ask.mjs"), "/readyz", "--wait"], {
    env,
    timeout: 20_000,
  });
  expect([status, signal]).toEqual([1, null]);
});

test("nothing of the kit names where packages come from", () => {
  for (const name of ["Dockerfile", "compose.yaml", "parley@.service", "example.env", "ask.mjs"])
    expect(ofKit(name), name).not.toMatch(/registry|npmjs|docker\.io|ghcr/);
});
