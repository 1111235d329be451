import { HideRevisionForm } from "#components/revisions/hide-revision-form";
import { ShowRevisionForm } from "#components/revisions/show-revision-form";
import { TimeAgo } from "#components/ui/time-ago";
import type { EarlierText } from "#lib/revisions/queries";

/** The texts of an argument that the public history has, newest first, for moderators: each can be hidden there. */
export function EarlierTexts({ id, texts, canHide }: { id: number; texts: EarlierText[]; canHide: boolean }) {
  return (
    <section aria-labelledby="texts" className="space-y-4">
      <h2 id="texts" className="font-serif text-xl font-semibold">
        Earlier texts
      </h2>
      {texts.length === 0 && <p className="text-soft">The public history has no earlier text of it.</p>}
      <ol className="space-y-4">
        {texts.map((text) => (
          <li key={text.number} className="rounded-control border border-line bg-card p-4">
            <h3 className="text-sm font-semibold">
              {`Text ${text.number}, `}
              <TimeAgo at={text.at} />
            </h3>
            {text.claim && (
              <p dir="auto" className="mt-2 font-serif text-lg font-semibold">
                {text.claim}
              </p>
            )}
            <p dir="auto" className="mt-2 whitespace-pre-wrap">
              {text.body}
            </p>
            {text.hidden && (
              <div className="mt-4 space-y-2 border-t border-line pt-3 text-sm">
                <p>{`Hidden from the history. Ground: ${text.hidden.ground}`}</p>
                <p className="whitespace-pre-line text-soft">{`The author was told: ${text.hidden.reason}`}</p>
                <ShowRevisionForm id={id} revision={text.number} />
              </div>
            )}
            {!text.hidden && canHide && (
              <details className="mt-3">
                <summary className="link inline-flex min-h-8 items-center text-sm">
                  {`Hide text ${text.number} from the history`}
                </summary>
                <HideRevisionForm id={id} revision={text.number} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
