import { Icon } from "#components/ui/icon";
import { type ArgumentLock, argumentLockInWords } from "#lib/locks/limits";

/** On an argument: that nobody can reply to it now, and on which ground. */
export function LockedLine({ lock }: { lock: ArgumentLock }) {
  return (
    <p className="mt-3 flex items-start gap-2 text-sm text-soft">
      <Icon name="lock" className="mt-0.5 size-4" />
      <span>
        {argumentLockInWords(lock)}
        {!lock.above && (
          <>
            {" Ground: "}
            <a href="/rules" className="link">
              {lock.ground}
            </a>
          </>
        )}
      </span>
    </p>
  );
}
