"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";

const LOOK = {
  primary: "bg-ink text-paper",
  quiet: "border border-edge bg-card text-ink",
};

/** The button that sends its form; it says so while the form is on its way, and cannot be pressed twice. */
export function SubmitButton({
  children,
  look = "primary",
  ...rest
}: { look?: keyof typeof LOOK } & ComponentProps<"button">) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      aria-disabled={pending}
      onClick={pending ? (event) => event.preventDefault() : undefined}
      className={`inline-flex h-11 items-center whitespace-nowrap rounded-full px-6 text-sm font-medium aria-disabled:opacity-60 ${LOOK[look]}`}
      {...rest}
    >
      {children}
    </button>
  );
}
