import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#tests/e2e/site";
import { changed, ofKit } from "#tests/kit/changed";

export type RunningProxy = { output: () => string; stop: () => Promise<void> };
/** Speaks TLS at `port` of this machine, before Parleys at `machines`. */
export type StartProxy = (port: number, machines: readonly number[]) => Promise<RunningProxy>;

const PATIENCE_MS = 20_000;

/** nginx with deploy/nginx.conf, but for host, ports and certificate. */
export const startNginx: StartProxy = async (port, machines) => {
  const folder = mkdtempSync(join(tmpdir(), "parley-nginx-"));
  const [key, certificate] = makeCertificate(folder);
  const servers = machines.map((machine) => `server 127.0.0.1:${machine} max_fails=3 fail_timeout=2s;`).join(" ");
  const site = changed(ofKit("nginx.conf"), [
    [/listen \[::\]:.*/g, ""],
    ["listen 443 ssl", `listen 127.0.0.1:${port} ssl`],
    ["listen 80;", `listen 127.0.0.1:${await freePort()};`],
    ["server_name debate.example.org", "server_name localhost"],
    ["/etc/letsencrypt/live/debate.example.org/fullchain.pem", certificate],
    ["/etc/letsencrypt/live/debate.example.org/privkey.pem", key],
    ["server 127.0.0.1:3000 max_fails=3 fail_timeout=2s;", servers],
    ["server 127.0.0.1:3001 max_fails=3 fail_timeout=2s;", ""],
    ["server 127.0.0.1:3000 max_fails=0;", servers.replaceAll("max_fails=3 fail_timeout=2s", "max_fails=0")],
    ["server 127.0.0.1:3001 max_fails=0;", ""],
  ]);
  writeFileSync(join(folder, "parley.conf"), site);
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder};`);
  const main = `
    daemon off; worker_processes 2; pid ${folder}/pid; error_log stderr;
    events { worker_connections 4096; }
    http { keepalive_requests 1000000; ${places.join(" ")} include ${folder}/parley.conf; }`;
  writeFileSync(join(folder, "nginx.conf"), process.getuid?.() === 0 ? `user root;${main}` : main);
  return start(port, folder, "nginx", ["-e", "stderr", "-c", join(folder, "nginx.conf")]);
};

/** Caddy with deploy/Caddyfile; all that differs is its environment, and that nobody is to trust its certificates. */
export const startCaddy: StartProxy = async (port, machines) => {
  const folder = mkdtempSync(join(tmpdir(), "parley-caddy-"));
  const alone = "default_bind 127.0.0.1\n\tskip_install_trust\n\tauto_https disable_redirects";
  writeFileSync(join(folder, "Caddyfile"), changed(ofKit("Caddyfile"), [[/^\{$/gm, `{\n\t${alone}`]]));
  return start(port, folder, "caddy", ["run", "--config", join(folder, "Caddyfile")], {
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    CADDY_ADMIN: `localhost:${await freePort()}`,
    PARLEY_SITE: `https://localhost:${port}`,
    PARLEY_MACHINES: machines.map((machine) => `127.0.0.1:${machine}`).join(" "),
  });
};

function makeCertificate(folder: string): [key: string, certificate: string] {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const kind = ["-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-days", "2"];
  const about = ["-subj", "/CN=localhost", "-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", ...kind, ...about], { stdio: "ignore" });
  return [key, certificate];
}

async function start(
  port: number,
  folder: string,
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<RunningProxy> {
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, ...environment } as NodeJS.ProcessEnv;
  const proxy = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  proxy.stderr.on("data", (chunk) => (output += chunk));
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await listensAt(port))) {
    if (proxy.exitCode !== null || Date.now() > deadline) throw new Error(`${program} did not start:\n${output}`);
    await sleep(50);
  }
  return {
    output: () => output,
    stop: async () => {
      const ended = once(proxy, "exit");
      proxy.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listensAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
      .once("connect", () => {
        socket.destroy();
        resolve(true);
      })
      .once("error", () => resolve(false));
  });
}
