"use client";
import { useEffect } from "react";
import { useViewer } from "#components/accounts/viewer-provider";

/** Has the header ask again who reads, where signing out does not lead to another page. */
export function ReloadViewer() {
  const { reload } = useViewer();
  useEffect(() => {
    void reload();
  }, [reload]);
  return null;
}
