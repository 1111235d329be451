/** What is kept of those who send a notice of illegal content, for the privacy page. */
export function WhatANoticeKeeps() {
  return (
    <p>
      A notice of illegal content keeps what was written in it, the address that it is about, and the name and email of
      who sent it. The email gets the receipt and the outcome. Moderators read the notice without name and email; the
      author of what it is about is told neither who sent it nor what it says; and it is tied to no account. Who has its
      number sees when it came in and what was decided, and nothing else. The operator keeps notices as proof of what
      was done about them, without name and email once nine months have passed since the answer.
    </p>
  );
}
