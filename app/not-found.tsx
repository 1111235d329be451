import { Refused } from "#components/site/refused";
import { Still } from "#components/ui/still";

export const metadata = { title: "Nothing here" };

// Still, because the data of each page has it along.
export default function NotFoundPage() {
  return (
    <Still id="not-found" by="" className="contents">
      <Refused
        status={404}
        message="The address may have a mistake, or what was here was hidden by a moderator or deleted by its author."
      />
    </Still>
  );
}
