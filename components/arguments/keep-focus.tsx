import { argumentsOnPage } from "#components/reading/places-on-page";
import { keepFocusAt } from "#components/ui/keep-focus-at";

/** When an act takes away the control that had the focus, gives it to the argument (or its tombstone) instead; where that went too, to the one before it. */
export function keepFocus(id: number): void {
  const all = argumentsOnPage();
  const at = all.findIndex((article) => article.id === `a${id}`);
  const beside = all[at - 1] ?? all[at + 1];
  keepFocusAt(() => document.getElementById(`a${id}`) ?? (beside ? document.getElementById(beside.id) : null));
}
