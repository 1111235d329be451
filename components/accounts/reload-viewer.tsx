"use client";
import { useEffect } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { forgetDrafts } from "#components/ui/draft";

/** After signing out: the header asks again who reads, and this device forgets what was written and not sent. */
export function ReloadViewer() {
  const { reload } = useViewer();
  useEffect(() => {
    forgetDrafts();
    void reload();
  }, [reload]);
  return null;
}
