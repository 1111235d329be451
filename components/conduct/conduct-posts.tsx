import { NewestOf } from "#components/conduct/newest-of";
import { TimeAgo } from "#components/ui/time-ago";
import type { ConductPost, ConductPosts as Posts } from "#lib/conduct/posts";

type Props = { id: string; title: string; none: string; posts: Posts };

/** What a member posted, newest first; what is hidden leads to where it can be read. */
export function ConductPosts({ id, title, none, posts }: Props) {
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className="font-serif text-xl font-semibold">
        {title}
      </h2>
      {posts.count === 0 && <p className="text-soft">{none}</p>}
      <ul className="space-y-2 text-sm">
        {posts.newest.map((post) => (
          <li key={post.id}>
            <a href={addressOf(post)} className="link">
              <bdi>{post.name}</bdi>
            </a>{" "}
            <span className="text-soft">
              <TimeAgo at={post.at} />
              {post.state === "held" && ", held until it is read"}
              {post.state === "hidden" && `, hidden for: ${post.ground ?? ""}`}
            </span>
          </li>
        ))}
      </ul>
      <NewestOf count={posts.count} />
    </section>
  );
}

const addressOf = ({ thread, id, state }: ConductPost) =>
  state === "shown" ? `/threads/${thread}/arguments/${id}` : `/threads/${thread}/arguments/${id}/review`;
