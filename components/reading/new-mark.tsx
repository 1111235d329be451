/** The word “New” and a dot above an argument that this member has not seen; it takes no room from anything. */
export function NewMark() {
  return (
    <p className="screen-only absolute -end-1 bottom-full z-[1] flex items-center gap-1 text-[0.6875rem] font-semibold leading-none text-bridge bg-card px-1">
      <svg viewBox="0 0 8 8" aria-hidden="true" className="size-2 fill-current">
        <path d="M4 0 8 4 4 8 0 4Z" />
      </svg>
      New
    </p>
  );
}
