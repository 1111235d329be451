"use client";
import { SavedHere } from "#components/house/saved-here";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { saveWordsAction } from "#lib/house/actions";

type Props = { verdict: "refuse" | "hold" | "mark"; words: readonly string[]; saved: boolean };

const LISTS = {
  refuse: {
    label: "Refuse",
    hint: "Nobody can post a text with one of these. Its author is asked to say it in another way, and is not told which word it is.",
  },
  hold: {
    label: "Hold",
    hint: "A text with one of these waits in the queue until a moderator has read it. Only its author and moderators see it. A credit cannot wait, so its giver is asked to say it in another way.",
  },
  mark: {
    label: "Mark",
    hint: "A text with one of these is published, and put before the moderators; a credit is only published.",
  },
};

/** A list of watched words and phrases. */
export function WordsForm({ verdict, words, saved }: Props) {
  const { label, hint } = LISTS[verdict];
  return (
    <div id={`words-${verdict}`}>
      <ActForm
        // Anew once it is saved, so that the field shows what was kept.
        key={words.join("\n")}
        act={saveWordsAction}
        label={`Watched words: ${label}`}
        hidden={{ verdict }}
        className="space-y-3"
      >
        <TextField
          label={label}
          name="words"
          initial={words.join("\n")}
          rows={8}
          hint={hint}
          dir="auto"
          spellCheck={false}
        />
        <SavedHere saved={saved} />
        <SubmitButton look="quiet">Save</SubmitButton>
      </ActForm>
    </div>
  );
}
