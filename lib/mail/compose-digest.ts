import { MOST_NEWS_COUNTED } from "#lib/following/rules";
import { type Letter, messageIdOf } from "#lib/mail/letter";
import type { Digest } from "#lib/mail/queries";
import { asText } from "#lib/notifications/sentences";
import type { NotificationView } from "#lib/notifications/view";

/** `token`: what ends all mail to this member (lib/notifications/unsubscribe-token.ts). */
type Sender = { origin: string; from: string; token: string };

/** The mail that tells of these notifications; undefined when nothing is left to tell. */
export function composeDigest(digest: Digest, { origin, from, token }: Sender): Letter | undefined {
  if (digest.notifications.length === 0) return undefined;
  const unsubscribe = `${origin}/unsubscribe?token=${token}`;
  return {
    messageId: messageIdOf({ ...digest, kind: "digest" }, from),
    from,
    to: digest.email,
    subject: subjectOf(digest.notifications),
    text: textOf(digest, origin, unsubscribe),
    date: digest.madeAt,
    headers: {
      "List-Unsubscribe": `<${unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
    },
  };
}

/** No names and no words of anybody: a subject shows on locked screens. */
function subjectOf({ length }: readonly NotificationView[]): string {
  return length === 1 ? "You have a new notification on Parley." : `You have ${length} new notifications on Parley.`;
}

function textOf(digest: Digest, origin: string, unsubscribe: string): string {
  const followed = digest.followed.map(({ slug, title, news }) => `${newsOf(news, title)}\n${origin}/threads/${slug}`);
  return [
    `Hello ${digest.handle},`,
    ...digest.notifications.map((each) => paragraphOf(each, origin)),
    ...(followed.length > 0 ? ["Threads you follow:", ...followed] : []),
    [
      "-- ",
      `Choose what you are told, and how: ${origin}/settings/notifications`,
      `No more mail from Parley: ${unsubscribe}`,
      "",
    ].join("\n"),
  ].join("\n\n");
}

function paragraphOf(each: NotificationView, origin: string): string {
  const link = `${origin}/notifications/${each.id}?to=${encodeURIComponent(each.target)}`;
  return [
    asText(each.sentence),
    each.ground && `The house rule: ${each.ground}`,
    each.reason && `The moderators wrote: ${each.reason}`,
    each.excerpt && quoted(each.excerpt),
    link,
  ]
    .filter(Boolean)
    .join("\n");
}

const quoted = (words: string) =>
  words
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

function newsOf(news: number, title: string): string {
  if (news > MOST_NEWS_COUNTED) return `There are more than ${MOST_NEWS_COUNTED} new arguments in “${title}”.`;
  return news === 1 ? `There is 1 new argument in “${title}”.` : `There are ${news} new arguments in “${title}”.`;
}
