import { TimeAgo } from "#components/ui/time-ago";
import type { NoticeText as Text } from "#lib/notices/queries";

/** What a notice says, for a moderator who decides; not who sent it. */
export function NoticeText({ notice }: { notice: Text }) {
  return (
    <div className="space-y-2 rounded-control bg-wash p-4 text-sm">
      <p className="flex flex-wrap gap-x-3">
        <span className="font-semibold">
          {notice.isAgainstChildren
            ? "Notice of illegal content, of an offence against children"
            : "Notice of illegal content"}
        </span>
        <span className="ms-auto text-soft">
          <TimeAgo at={notice.at} />
        </span>
      </p>
      <p>
        {"The law: "}
        <bdi>{notice.law}</bdi>
      </p>
      <p dir="auto" className="whitespace-pre-line">
        {notice.explanation}
      </p>
      <p className="break-all">
        <a href={notice.address} className="link">
          {notice.address}
        </a>
      </p>
    </div>
  );
}
