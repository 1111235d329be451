import { Refused } from "#components/site/refused";

export default function NotFoundPage() {
  return (
    <Refused
      status={404}
      message="The address may have a mistake, or what was here was hidden by a moderator or deleted by its author."
    />
  );
}
