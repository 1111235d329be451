import { openHouseAccount } from "#lib/accounts/open-house-account";
import { SignUp } from "#lib/accounts/schema";
import { openThread } from "#lib/threads/open-thread";
import { publishRevision } from "#lib/threads/publish-revision";
import { Briefing, PublishRevision } from "#lib/threads/schema";
import type { Person } from "#lib/viewer";
import type { Words } from "#tests/hostile/fill-forum";
import type { FormFiller } from "#tests/hostile/forms";
import { CONCERN, newKey, PRO, SYSTEM } from "#tests/people";

/** A thread whose briefing has the words wherever an editor writes; answers its slug. */
export async function openHostileThread(fill: FormFiller, { line, text }: Words): Promise<string> {
  const slug = `hostile-${newKey().slice(0, 12)}`;
  const stances = (words: string) =>
    [PRO, CONCERN].map((stance) => ({ slug: stance, label: words.slice(0, 60), summary: words.slice(0, 300) }));
  const good = {
    slug,
    title: "A title",
    motion: "A motion.",
    published: "2026",
    stances: stances("A side"),
    markdown: "An article.",
  };
  const source = { title: line, url: "https://example.org/", publisher: line, type: line.slice(0, 40), date: line };
  const hostile = {
    kicker: line,
    title: line,
    dek: line,
    motion: line,
    published: line.slice(0, 40),
    language: line,
    stances: stances(line),
    sources: [source],
    // The line as a paragraph of its own, so that it can be quoted.
    markdown: `${line}\n\n${text}`,
  };
  await openThread(await openHouseAccount(SYSTEM), fill("threads/Briefing", Briefing, good, hostile));
  // Both take no markup at all: this shows that they refuse it.
  const account = {
    email: `${slug}@example.org`,
    handle: slug.slice(0, 20),
    password: "a long sentence nobody guesses",
  };
  fill("accounts/SignUp", SignUp, account, { email: `${line}@example.org`, handle: line });
  return slug;
}

export async function publishHostileRevision(fill: FormFiller, admin: Person, slug: string, { line, text }: Words) {
  const good = { slug, revision: 1, kicker: "", title: "Another title", dek: "", markdown: "Another article." };
  const hostile = {
    kicker: line,
    title: `New ${line}`,
    dek: line,
    motion: line,
    published: line.slice(0, 40),
    sources: [{ title: line, publisher: line }],
    markdown: `New. ${line}\n\n${text}`,
  };
  await publishRevision(admin, fill("threads/PublishRevision", PublishRevision, good, hostile));
}
