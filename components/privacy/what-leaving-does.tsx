/** What happens when somebody deletes their account, in plain words, before they do. */
export function WhatLeavingDoes() {
  return (
    <div className="prose-argument max-w-prose text-base">
      <p>At once, and for good:</p>
      <ul>
        <li>
          You are signed out everywhere, and your handle, address and password are gone. Others may take the handle.
        </li>
        <li>What was kept for you alone goes: notifications, mails, follows, what you have read, notes about you.</li>
        <li>
          Where others named you with an @ or linked to your page, a name stands that says nothing. Your handle without
          an @ is replaced where it is no ordinary word.
        </li>
        <li>Arguments that you deleted before lose their texts, too.</li>
        <li>
          Your ratings and positions still count, under a number that leads to nobody. So do credits, reports and
          appeals; if you blank your arguments, their words go as well.
        </li>
        <li>
          What moderators decided stays on record without your name. Their words to you go after nine months, or at once
          if you blank your arguments.
        </li>
      </ul>
      <p>
        Backups keep the old state until they are replaced, 30 days at most. When one has to be restored, you are
        deleted in it before anybody can read it.
      </p>
    </div>
  );
}
