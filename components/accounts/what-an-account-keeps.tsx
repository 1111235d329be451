/** What is kept of somebody with an account, for the page on privacy. */
export function WhatAnAccountKeeps() {
  return (
    <>
      <p>
        An account has an email address, a handle and a password. The address is never shown; of the password only an
        Argon2id hash is kept. Who signs in by another service has its number for them kept instead of a password.
      </p>
      <p>
        Of each device that is signed in it is kept since when, when it was last seen, and its browser and system in two
        words. Members see that of their own devices, under “Your account”, and can sign them out there.
      </p>
    </>
  );
}
