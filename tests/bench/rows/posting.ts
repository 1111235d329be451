import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { closeDatabase, write } from "#db/client";
import { insertMember } from "#lib/accounts/insert-member";
import { insertSession } from "#lib/accounts/insert-session";
import { unescapeHtml } from "#lib/text/entities";
import type { Person } from "#lib/viewer";
import { commitOnce } from "#tests/bench/bare-database";
import { load } from "#tests/bench/load";
import { quantile, type Row, rateRow, rowOf, time } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { inRawDatabase } from "#tests/integration/raw-database";

const AT_ONCE = 8;
const POSTS = 1_200;
const WARM = 80;

/**
 * Replies through the form's own path, as a browser without scripts sends it: accepted is answered after it is on disk,
 * and counted there. The floor is what bare better-sqlite3 commits, as durably. Then how long readers wait meanwhile.
 */
export async function postingRows(stage: Stage): Promise<Row[]> {
  // Of another thread: this one is made anew after each post.
  const read = () => load({ url: stage.site.url + otherThread(stage), headers: { "accept-encoding": "br" } });
  const quiet = await read();
  const posts = await preparePosts(stage, WARM + POSTS);
  await sendAll(posts.slice(0, WARM));
  const before = countArguments();
  const from = performance.now();
  const reading = read();
  await sendAll(posts.slice(WARM, WARM + POSTS / 2));
  const busy = await reading;
  const middle = performance.now();
  const half = countArguments();
  await sendAll(posts.slice(WARM + POSTS / 2));
  const seconds = (performance.now() - middle) / 1000;
  const accepted = countArguments() - half;
  if (half - before + accepted !== POSTS)
    throw new Error(`Only ${half - before + accepted} of ${POSTS} posts are on disk.`);
  const busyRate = (half - before) / ((middle - from) / 1000);
  return [
    rateRow(`posting, ${AT_ONCE} at once`, accepted / seconds, bareRate()),
    rowOf(
      "p99 of readers while that many post",
      time(busy.p99),
      `${time(quiet.p99)} when quiet`,
      quiet.p99 / busy.p99,
      `${Math.round(busyRate)} posts/s beside ${Math.round(busy.rate)} pages/s`,
    ),
  ];
}

function otherThread({ forum }: Stage): string {
  const slug = inRawDatabase((db) =>
    db.prepare("SELECT slug FROM threads WHERE slug <> ? LIMIT 1").pluck().get(forum.slug),
  );
  if (typeof slug !== "string") throw new Error("The forum has one thread only.");
  return `/threads/${slug}`;
}

type Post = () => Promise<void>;

/** Each by somebody else, as one member posts every twenty seconds at most. */
async function preparePosts({ site, thread, forum, cookieOf }: Stage, many: number): Promise<Post[]> {
  const people = await signUp(many);
  closeDatabase();
  const address = `${thread}/argue?parent=${forum.deepest}&stance=pro-engagement`;
  const [first] = people;
  const form = first ? await (await fetch(site.url + address, { headers: await cookieOf(first) })).text() : "";
  const hidden = hiddenFields(form);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  return Promise.all(
    people.map(async (who, i) => {
      const text = `Reply number ${i} of member ${who.handle}, ${randomBytes(60)
        .toString("hex")
        .replace(/(.{7})/g, "$1 ")}`;
      const fields = {
        ...hidden,
        key: randomBytes(12).toString("hex"),
        stance: "pro-engagement",
        body: text,
        sources: "",
      };
      const headers = { ...(await cookieOf(who)), "sec-fetch-site": "same-origin", "accept-encoding": "identity" };
      return () => send(site.url + address, agent, headers, fields);
    }),
  );
}

async function signUp(many: number): Promise<Person[]> {
  return write(async (tx) => {
    const people: Person[] = [];
    for (let i = 0; i < many; i += 1) {
      const handle = `poster-${i}`;
      const id = await insertMember(tx, {
        handle,
        email: `${handle}@example.org`,
        passwordHash: "none",
        role: "member",
      });
      people.push({ role: "member", id, handle, sessionId: await insertSession(tx, id) });
    }
    return people;
  });
}

/** The fields of the form that nobody sees: React's, and those that say where it belongs. */
function hiddenFields(html: string): Record<string, string> {
  const form = html.split("<form").find((each) => each.includes('name="body"')) ?? "";
  const inputs = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  const value = (input: string, name: string) =>
    unescapeHtml(new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "");
  return Object.fromEntries(inputs.map((input) => [value(input, "name"), value(input, "value")]));
}

function send(
  url: string,
  agent: Agent,
  headers: Record<string, string>,
  fields: Record<string, string>,
): Promise<void> {
  const boundary = "----a-form-of-the-bench";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = Buffer.from(`${parts.join("")}--${boundary}--\r\n`);
  const sent = {
    ...headers,
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": String(body.length),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent, headers: sent }, (response) => {
      const { statusCode } = response;
      response
        .resume()
        .on("end", () => (statusCode === 303 ? resolve() : reject(new Error(`A post was answered ${statusCode}.`))));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

async function sendAll(posts: readonly Post[]) {
  const left = posts[Symbol.iterator]();
  const sender = async () => {
    for (const post of left) await post();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

const countArguments = () => inRawDatabase((db) => Number(db.prepare("SELECT count(*) FROM arguments").pluck().get()));

function bareRate(): number {
  const bare = commitOnce();
  for (let i = 0; i < WARM; i += 1) bare.commit();
  const times = Array.from({ length: POSTS }, () => {
    const from = performance.now();
    bare.commit();
    return performance.now() - from;
  });
  bare.close();
  return 1000 / (times.reduce((sum, each) => sum + each, 0) / times.length || quantile(times, 0.5));
}
