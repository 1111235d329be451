"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { claimCaseAction } from "#lib/cases/actions";
import { RENEW_MS } from "#lib/cases/rules";
import { NEW_FORM } from "#lib/form-state";

// Who decides at once needs no claim.
const BEGUN_MS = 1_500;

/** Claims a case once its moderator has begun to work on it, and renews the claim while they do. `taken` says why not. */
export function useClaim(id: number): { begin: () => void; taken: string | null } {
  const [taken, setTaken] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const claim = useCallback(async () => {
    const form = new FormData();
    form.set("case", String(id));
    form.set("inPlace", "yes");
    const answer = await claimCaseAction(NEW_FORM, form).catch(() => NEW_FORM);
    setTaken(answer.status === "refused" ? answer.message : null);
    timer.current = setTimeout(claim, RENEW_MS);
  }, [id]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = useCallback(() => {
    timer.current ??= setTimeout(claim, BEGUN_MS);
  }, [claim]);
  return { begin, taken };
}
