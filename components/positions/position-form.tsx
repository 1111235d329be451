"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { PositionPicker } from "#components/positions/position-picker";
import { useThread } from "#components/threads/thread-context";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { takePositionAction } from "#lib/positions/actions";

/** Where the reader stands on the motion; nobody else is shown it, only how many stand where. */
export function PositionForm() {
  const { slug } = useThread();
  const { member, position, reload } = useViewer();
  const showNotice = useNotice();
  const onDone = ({ message }: { message: string }) => {
    showNotice({ message });
    void reload();
  };
  return (
    <div className="screen-only mt-6">
      <ActForm
        act={takePositionAction}
        onDone={onDone}
        label="Your position"
        hidden={{ thread: slug }}
        className="space-y-3"
      >
        <PositionPicker
          legend="Where do you stand?"
          initial={position}
          hint={member ? "You can change it at any time." : <SignInFirst slug={slug} />}
        />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton look="small">{position === null ? "Save my position" : "Change my position"}</SubmitButton>
          <p className="text-sm text-soft">Only how many stand where is shown, never who.</p>
        </div>
      </ActForm>
    </div>
  );
}

/** As long as what members read in its place, so that nothing moves once it is known who reads. */
function SignInFirst({ slug }: { slug: string }) {
  return (
    <>
      {"For members: please "}
      <a href={`/signin?then=${encodeURIComponent(`/threads/${slug}#motion`)}`} className="link">
        sign in
      </a>
      {" first."}
    </>
  );
}
