import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { closeDatabase, write } from "#db/client";
import { insertMember } from "#lib/accounts/insert-member";
import { insertSession } from "#lib/accounts/insert-session";
import { unescapeHtml } from "#lib/text/entities";
import type { Person } from "#lib/viewer";
import { commitOnce, commitReply } from "#tests/bench/bare-database";
import { load } from "#tests/bench/load";
import { type Row, rateRow, rowOf, time } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { inRawDatabase } from "#tests/integration/raw-database";

export const AT_ONCE = 8;
const WARM = 800;
const POSTS = 1_200;
/** So long readers read while others post, at the full rate all the time, of whom there are more than enough. */
const BESIDE = { seconds: 3, posts: 3_600 };

/**
 * Replies through the form's own path, as a browser without scripts sends it: accepted is answered after it is on disk,
 * and counted there. The floor is what bare better-sqlite3 commits, as durably: once one row of a post's size, once the
 * rows that a post consists of. Then how long readers wait meanwhile.
 */
export async function postingRows(stage: Stage): Promise<Row[]> {
  const posts = await preparePosts(stage, await signUp(WARM + POSTS + BESIDE.posts));
  await sendAll(posts.slice(0, WARM));
  const before = countArguments();
  const from = performance.now();
  await sendAll(posts.slice(WARM, WARM + POSTS));
  const rate = POSTS / ((performance.now() - from) / 1000);
  const accepted = countArguments() - before;
  if (accepted !== POSTS) throw new Error(`Only ${accepted} of ${POSTS} posts are on disk.`);
  return [
    rateRow(`posting, ${AT_ONCE} at once`, rate, bareRate(commitOnce())),
    rateRow(
      "the same, against all rows of a post",
      rate,
      bareRate(commitReply(stage.forum.deepest)),
      "written past the program, with all indexes and triggers",
    ),
    await readersRow(stage, posts.slice(WARM + POSTS)),
  ];
}

async function readersRow(stage: Stage, posts: readonly Post[]): Promise<Row> {
  // Of another thread: this one is made anew after each post.
  const url = stage.site.url + otherThread(stage);
  const read = () => load({ url, headers: { "accept-encoding": "br" }, seconds: BESIDE.seconds });
  const quiet = await read();
  let isOver = false;
  const posting = sendAll(posts, () => isOver);
  const busy = await read();
  isOver = true;
  const sent = await posting;
  if (sent === posts.length) throw new Error("There were too few posts for all the time that was read.");
  return rowOf(
    "p99 of readers while as many post",
    time(busy.p99),
    `${time(quiet.p99)} when quiet`,
    quiet.p99 / busy.p99,
    `${Math.round(sent / BESIDE.seconds)} posts/s beside ${Math.round(busy.rate)} pages/s`,
  );
}

function otherThread({ forum }: Stage): string {
  const slug = inRawDatabase((db) =>
    db.prepare("SELECT slug FROM threads WHERE slug <> ? LIMIT 1").pluck().get(forum.slug),
  );
  if (typeof slug !== "string") throw new Error("The forum has one thread only.");
  return `/threads/${slug}`;
}

export type Post = () => Promise<void>;

/** A reply of each of these, as one member posts every twenty seconds at most. */
export async function preparePosts(
  { site, thread, forum, cookieOf }: Stage,
  people: readonly Person[],
  atOnce = AT_ONCE,
): Promise<Post[]> {
  await closeDatabase();
  const address = `${thread}/argue?parent=${forum.deepest}&stance=pro-engagement`;
  const [first] = people;
  const form = first ? await (await fetch(site.url + address, { headers: await cookieOf(first) })).text() : "";
  const hidden = hiddenFields(form);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const posts: Post[] = [];
  for (const [i, who] of people.entries()) {
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
    // Who posts has opened the page before.
    await (await fetch(`${site.url}/api/viewer`, { headers })).arrayBuffer();
    posts.push(() => send(site.url + address, agent, headers, fields));
  }
  return posts;
}

/** So many members with a session, whose handles begin with this. */
export async function signUp(many: number, name = "poster"): Promise<Person[]> {
  return write(async (tx) => {
    const people: Person[] = [];
    for (let i = 0; i < many; i += 1) {
      const handle = `${name}-${i}`;
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

/** Sends them, so many at once, unless it is over before, and answers how many. */
export async function sendAll(posts: readonly Post[], isOver = () => false, atOnce = AT_ONCE): Promise<number> {
  let sent = 0;
  const sender = async () => {
    for (let post = posts[sent]; post && !isOver(); post = posts[sent]) {
      sent += 1;
      await post();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  return sent;
}

const countArguments = () => inRawDatabase((db) => Number(db.prepare("SELECT count(*) FROM arguments").pluck().get()));

/** How many commits a second, one after the other. */
function bareRate(bare: ReturnType<typeof commitOnce>): number {
  for (let i = 0; i < WARM; i += 1) bare.commit();
  const from = performance.now();
  for (let i = 0; i < POSTS; i += 1) bare.commit();
  const seconds = (performance.now() - from) / 1000;
  bare.close();
  return POSTS / seconds;
}
