import type { Metadata } from "next";
import { Page } from "#components/ui/page";

export const metadata: Metadata = { title: "About" };

export default function AboutPage() {
  return (
    <Page title="About Parley" intro="A forum in which one policy article is argued over from two sides.">
      <div className="prose-argument max-w-prose text-base">
        <p>
          Each thread has an article, a motion (one sentence to agree or disagree with) and two stances. Whoever posts
          says which stance their argument serves, so that readers see both sides next to each other.
        </p>
        <p>
          Replies support, rebut or ask. A reply carries its own stance: one can answer a friend critically, or an
          opponent with agreement on a point.
        </p>
        <p>
          {"Moderators hide what breaks a "}
          <a href="/rules">house rule</a>
          {", name the rule, and tell the author why. Whatever they decide stands in the "}
          <a href="/log">moderation log</a>
          {", for both sides to check, and "}
          <a href="/transparency">in figures</a>
          {
            " that compare how both are treated. The hidden text can be read by its author and the moderators, and by nobody else."
          }
        </p>
      </div>
    </Page>
  );
}
