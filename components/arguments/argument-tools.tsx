"use client";
import { lazy, type ReactNode, useEffect, useRef, useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { selectedInArgument } from "#components/arguments/selected-in-argument";
import { MovedButton } from "#components/moved/moved-button";
import { RatingButtons } from "#components/ratings/rating-buttons";
import { useThread } from "#components/threads/thread-context";
import { Icon, type IconName } from "#components/ui/icon";
import { InPlaceForm } from "#components/ui/in-place-form";
import { useNotice } from "#components/ui/notice";
import type { Selected } from "#lib/passages/selected-text";
import type { Rating } from "#lib/ratings/schema";

const ReplyForm = lazy(async () => ({ default: (await import("#components/arguments/reply-form")).ReplyForm }));
const DeleteForm = lazy(async () => ({ default: (await import("#components/arguments/delete-form")).DeleteForm }));
const RatingForm = lazy(async () => ({ default: (await import("#components/ratings/rating-form")).RatingForm }));
const CreditForm = lazy(async () => ({ default: (await import("#components/moved/credit-form")).CreditForm }));
const ReportForm = lazy(async () => ({ default: (await import("#components/moderation/report-form")).ReportForm }));
const HideForm = lazy(async () => ({ default: (await import("#components/moderation/hide-form")).HideForm }));

type Form = "reply" | "delete" | "hide" | "report" | "credit" | { rate: Rating };

type Props = {
  id: number;
  revision: number;
  /** The argument is what the page is about: taking it away leads to another page. */
  isPage?: boolean;
  /** Not where the argument, or its thread, is locked. */
  canReply: boolean;
};

/** What a member can do with an argument, in place where that can be. */
export function ArgumentTools({ id, revision, isPage = false, canReply }: Props) {
  const { member, own, position, reload } = useViewer();
  const showNotice = useNotice();
  const { slug } = useThread();
  const [open, setOpen] = useState<Form | null>(null);
  const [quoted, setQuoted] = useState<Selected | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const opener = useRef<string>(undefined);
  const isOwn = own.includes(id);
  const canHide = member !== null && member.role !== "member" && !isOwn;
  // What opened a form has the focus again once the form is gone, which can be a while after it was sent.
  useEffect(() => {
    if (open) opener.current = typeof open === "object" ? open.rate : open;
    else if (opener.current) row.current?.querySelector<HTMLElement>(`[data-opens="${opener.current}"]`)?.focus();
  }, [open]);
  const close = () => {
    setOpen(null);
    setQuoted(null);
  };
  const told = ({ message }: { message: string }) => {
    close();
    showNotice({ message });
    void reload();
  };
  if (open) {
    return (
      <InPlaceForm>
        {open === "reply" && <ReplyForm parent={id} quoted={quoted} onClose={close} />}
        {typeof open === "object" && (
          <RatingForm id={id} rating={open.rate} position={position} inPlace={{ onClose: close, onDone: told }} />
        )}
        {open === "credit" && <CreditForm id={id} position={position} inPlace={{ onClose: close, onDone: told }} />}
        {open === "delete" && <DeleteForm id={id} onClose={close} leads={isPage} />}
        {open === "report" && <ReportForm id={id} inPlace={{ onClose: close, onDone: told }} />}
        {open === "hide" && <HideForm id={id} revision={revision} onClose={close} leads={isPage} />}
      </InPlaceForm>
    );
  }
  const inPlace = (form: Exclude<Form, object>) => ({
    "data-opens": form,
    onClick: (event: { preventDefault(): void }) => {
      event.preventDefault();
      setOpen(form);
    },
  });
  return (
    <div ref={row} className="-me-2 ms-auto flex flex-wrap justify-end gap-x-1">
      {!isOwn && <RatingButtons id={id} onAsk={(rate) => setOpen({ rate })} />}
      {!isOwn && <MovedButton id={id} thread={slug} onAsk={() => setOpen("credit")} />}
      {canReply && (
        <>
          <Tool icon="message-square" name="parent" value={id} {...inPlace("reply")}>
            Reply
          </Tool>
          <QuoteTool
            id={id}
            onQuote={(selected) => {
              setQuoted(selected);
              setOpen("reply");
            }}
          />
        </>
      )}
      {isOwn && (
        <>
          <Tool icon="pencil" formAction={`/threads/${slug}/arguments/${id}/edit`}>
            Edit
          </Tool>
          <Tool icon="trash-2" {...inPlace("delete")}>
            Delete
          </Tool>
        </>
      )}
      {!isOwn && (
        <Tool icon="flag" formAction={`/threads/${slug}/arguments/${id}/report`} {...inPlace("report")}>
          Report
        </Tool>
      )}
      {canHide && (
        <Tool icon="eye-off" {...inPlace("hide")}>
          Hide
        </Tool>
      )}
      {canHide && (
        <Tool icon="gavel" formAction={`/threads/${slug}/arguments/${id}/moderate`}>
          Moderate
        </Tool>
      )}
    </div>
  );
}

/** Quotes what is selected in the argument; where nothing is, the composer's page offers its sentences. */
function QuoteTool({ id, onQuote }: { id: number; onQuote: (selected: Selected) => void }) {
  return (
    <Tool
      icon="quote"
      name="quoting"
      value={id}
      // A press must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const selected = selectedInArgument(id);
        if (!selected) return;
        event.preventDefault();
        onQuote(selected);
      }}
    >
      Quote
    </Tool>
  );
}

type ToolProps = {
  icon: IconName;
  children: ReactNode;
  name?: string;
  value?: number;
  formAction?: string;
  "data-opens"?: string;
  onClick?: (event: { preventDefault(): void }) => void;
  onPointerDown?: (event: { preventDefault(): void }) => void;
};

function Tool({ icon, children, ...rest }: ToolProps) {
  return (
    <button type="submit" form="argue" className="tool" {...rest}>
      <Icon name={icon} className="size-3.5" />
      {children}
    </button>
  );
}
