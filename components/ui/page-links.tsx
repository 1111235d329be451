type Props = {
  /** The first page, on every other one. */
  first: string | false;
  next: string | false;
  nextWords: string;
  look?: keyof typeof LOOK;
};

const LOOK = {
  plain: { frame: "mt-6 gap-x-6", link: "link" },
  round: { frame: "mt-8 justify-center gap-3", link: "rounded-full border border-edge px-6 font-medium" },
};

/** The ways from a page of a long list: back to where it begins, and on. */
export function PageLinks({ first, next, nextWords, look = "plain" }: Props) {
  if (!first && !next) return null;
  const link = `inline-flex min-h-11 items-center ${LOOK[look].link}`;
  return (
    <nav aria-label="Pages" className={`flex flex-wrap text-sm ${LOOK[look].frame}`}>
      {first && (
        <a href={first} className={link}>
          First page
        </a>
      )}
      {next && (
        <a href={next} rel="next" className={link}>
          {nextWords}
        </a>
      )}
    </nav>
  );
}
