/** Everything that Parley refuses is one of these. Each carries a sentence for the person who asked. */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  /** Sentences by form field; empty when the whole request is refused. */
  readonly fields: Readonly<Record<string, string>> = {};
  /** Where whoever is refused can go on from here. */
  readonly link?: RefusalLink;
}

/** `words` say what is there, also when they are read alone. */
export type RefusalLink = { href: string; words: string };

/** There is no such thing, or not for this viewer. */
export class NotFound extends Refusal {
  readonly status = 404;
  constructor(message = "There is nothing here. It may have been removed, or the address has a mistake.") {
    super(message);
  }
}

/** It was here, and its author took it away. */
export class Gone extends Refusal {
  readonly status = 410;
}

/** The viewer may not do this. `signInFirst`: a visitor who might, once signed in. */
export class Forbidden extends Refusal {
  readonly status: 401 | 403;
  override readonly link?: RefusalLink;
  constructor(message: string, { signInFirst = false, link }: { signInFirst?: boolean; link?: RefusalLink } = {}) {
    super(message);
    this.status = signInFirst ? 401 : 403;
    this.link = link;
  }
}

/** Somebody else was faster, or the thing has changed meanwhile. */
export class Conflict extends Refusal {
  readonly status = 409;
}

/** What came in breaks a rule; `fields` says which and where. */
export class Invalid extends Refusal {
  readonly status = 422;
  override readonly fields: Readonly<Record<string, string>>;
  constructor(fields: Record<string, string>, message = "Please look at the marked fields.") {
    super(message);
    this.fields = fields;
  }
}

/** Too often; may be tried again after `retryAfter` seconds. */
export class TooMany extends Refusal {
  readonly status = 429;
  readonly retryAfter: number;
  constructor(message: string, retryAfter: number) {
    super(message);
    this.retryAfter = Math.max(1, Math.ceil(retryAfter));
  }
}

/** Nothing can be kept now, which is nobody's fault who asks; what was kept before is. */
export class Unavailable extends Refusal {
  readonly status = 503;
}

/** Throws Forbidden unless a policy said yes. A visitor is told to sign in instead. */
export function authorize(
  allowed: boolean,
  viewer: { role: string },
  message = "You may not do that here.",
): asserts allowed {
  if (allowed) return;
  if (viewer.role === "visitor") throw new Forbidden("Please sign in first.", { signInFirst: true });
  throw new Forbidden(message);
}
