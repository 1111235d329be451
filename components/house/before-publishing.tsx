import { MOST_HOSTS } from "#lib/publishing/rules";

type Props = { newcomers: number; version: string };

/** What programs and people do about what is posted, in plain words (Art. 14 of Regulation (EU) 2022/2065). */
export function BeforePublishing({ newcomers, version }: Props) {
  return (
    <section aria-labelledby="before-publishing" className="mt-12 border-t border-line pt-8">
      <h2 id="before-publishing" className="font-serif text-2xl font-semibold">
        What is checked before it is published
      </h2>
      <div className="prose-argument mt-3 max-w-prose text-base">
        <p>
          A program looks at each new text of a member, and at each change of one. It looks for a few plain things, and
          it never weighs an opinion or a side:
        </p>
        <ul>
          {newcomers > 0 && <li>{newcomersInWords(newcomers)}</li>}
          <li>{`links and sources that lead to more than ${MOST_HOSTS} sites;`}</li>
          <li>the same text that its author posted before, or that somebody else posted in the thread within a day;</li>
          <li>words and phrases on lists that the admins of this forum keep.</li>
        </ul>
        <p>
          Words on one list cannot be posted. For everything else the program decides nothing for good: either the text
          is published and moderators are asked to look at it, or it waits until one of them has read it, usually within
          a day. Until then only its author and the moderators see it, and its author is told that it waits, why, and
          what was decided. What somebody writes about why an argument moved them cannot wait, so where it would have
          to, it is not taken, and its author is told why.
        </p>
      </div>
      <h2 id="after-reports" className="mt-8 font-serif text-2xl font-semibold">
        What happens after reports
      </h2>
      <div className="prose-argument mt-3 max-w-prose text-base">
        <p>
          Nothing is hidden by the number of reports alone. They decide how soon a moderator reads an argument, and a
          person decides what becomes of it. Whoever is concerned is told the rule and the reason, and can appeal to
          another moderator. All decisions stand in the <a href="/log">moderation log</a>, without the names of authors.
        </p>
        <p>{`These are the rules of ${version}. Each decision names the version that it rests on.`}</p>
      </div>
    </section>
  );
}

const newcomersInWords = (count: number) =>
  count === 1 ? "the first argument of a new account;" : `the first ${count} arguments of a new account;`;
