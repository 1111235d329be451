"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";

const LOOK = {
  primary: "h-11 bg-ink px-6 text-paper",
  quiet: "h-11 border border-edge bg-card px-6 text-ink",
  small: "h-9 border border-edge px-4",
  underlined: "h-9 px-3 underline",
};

/** The button that sends its form; it says so while the form is on its way, and cannot be pressed twice. */
export function SubmitButton({ look = "primary", ...rest }: { look?: keyof typeof LOOK } & ComponentProps<"button">) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      aria-disabled={pending}
      onClick={pending ? (event) => event.preventDefault() : undefined}
      className={`inline-flex items-center whitespace-nowrap rounded-full text-sm font-medium aria-disabled:opacity-60 ${LOOK[look]}`}
      {...rest}
    />
  );
}

/** Leaves a form as it is. */
export function CancelButton({ children = "Cancel", ...rest }: Omit<ComponentProps<"button">, "type" | "className">) {
  return (
    <button type="button" className="h-11 px-3 text-sm text-soft" {...rest}>
      {children}
    </button>
  );
}
