"use client";
import { createContext, use } from "react";

type Desk = {
  /** New to this member when the page was opened; the marks stay while they read. */
  unread: ReadonlySet<number>;
  /** How many of them were not seen since, and whether the thread has still more. */
  left: readonly number[];
  isMore: boolean;
};

export const DeskContext = createContext<Desk>({ unread: new Set(), left: [], isMore: false });

/** What is new to the member who reads this page. */
export const useDesk = () => use(DeskContext);
