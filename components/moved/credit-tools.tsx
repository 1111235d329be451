"use client";
import { lazy, useEffect, useRef, useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { TakeBackForm } from "#components/moved/take-back-form";
import { useThread } from "#components/threads/thread-context";
import { Icon } from "#components/ui/icon";
import { InPlaceForm } from "#components/ui/in-place-form";
import type { Credit } from "#lib/moved/queries";
import { canStillTakeBack } from "#lib/moved/rules";

const RemoveCreditForm = lazy(async () => ({
  default: (await import("#components/moved/remove-credit-form")).RemoveCreditForm,
}));

type Props = { credit: Pick<Credit, "id" | "by" | "at">; argumentId: number };

/** What this reader can do with a credit: its giver takes it back, a moderator removes it. Others see nothing here. */
export function CreditTools({ credit, argumentId }: Props) {
  const { member, own } = useViewer();
  const { slug } = useThread();
  const [now, setNow] = useState<Date>();
  const [isRemoving, setRemoving] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => setNow(new Date()), []);
  const isGiver = member?.handle === credit.by;
  const close = () => {
    setRemoving(false);
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus());
  };
  if (isGiver && now && canStillTakeBack(new Date(credit.at), now))
    return <TakeBackForm argumentId={argumentId} inPlace />;
  const canRemove = member !== null && member.role !== "member" && !isGiver && !own.includes(argumentId);
  if (!canRemove)
    return (
      <noscript>
        <a
          href={`/threads/${slug}/arguments/${argumentId}/credits/${credit.id}`}
          className="link inline-flex min-h-6 items-center text-xs"
        >
          For moderators: remove
        </a>
      </noscript>
    );
  return (
    <div ref={place}>
      {isRemoving ? (
        <InPlaceForm>
          <RemoveCreditForm id={credit.id} argumentId={argumentId} onClose={close} />
        </InPlaceForm>
      ) : (
        <button type="button" className="tool -ms-2" onClick={() => setRemoving(true)}>
          <Icon name="eye-off" className="size-3.5" />
          Remove
        </button>
      )}
    </div>
  );
}
