import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { appealToken, memberOfToken as memberOfAppeal } from "#lib/appeals/appeal-token";
import { momentOf, nameOf } from "#lib/backup/rotation";
import { explainMailFailure } from "#lib/mail/explain-mail-failure";
import { memberOfToken, unsubscribeToken } from "#lib/notifications/unsubscribe-token";
import { screenedText } from "#lib/publishing/screened-text";
import { wordsOf } from "#lib/search/fold";
import { MOST_WORDS } from "#lib/search/rules";
import { isWanted, wantedTerms } from "#lib/search/wanted";
import { renderArgument } from "#lib/text/markdown";
import { PAYLOADS } from "#tests/hostile/payloads";

beforeEach(() => void vi.stubEnv("PARLEY_SECRET", "a secret of the test, long enough for it"));

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom(...PAYLOADS));
const RUNS = { numRuns: 500 };

/** A token with something changed in it. */
const changed = (token: string) =>
  fc.oneof(
    text,
    fc
      .tuple(fc.nat({ max: token.length - 1 }), fc.string({ unit: "binary-ascii", maxLength: 3 }))
      .map(([at, put]) => token.slice(0, at) + put + token.slice(at + 1)),
    fc.nat({ max: 99 }).map((member) => token.replace(/^\d+/, String(member))),
    fc.constantFrom(
      `0${token}`,
      ` ${token}`,
      `${token}=`,
      `${token}\n`,
      token.toUpperCase(),
      token.replace(".", ".."),
      `+${token}`,
    ),
  );

test("a token that is not letter by letter the one that was given is nobody's", () => {
  const [mail, appeal] = [unsubscribeToken(7), appealToken(3, 7)];
  expect([memberOfToken(mail), memberOfAppeal(3, appeal), memberOfAppeal(4, appeal)]).toEqual([7, 7, undefined]);
  // The last letter has bits that are not of the signature.
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") {
    const other = `${mail.slice(0, -1)}${letter}`;
    expect(memberOfToken(other)).toBe(other === mail ? 7 : undefined);
  }
  fc.assert(
    fc.property(changed(mail), changed(appeal), (one, other) => {
      if (one !== mail) expect(memberOfToken(one), one).toBeUndefined();
      if (other !== appeal) expect(memberOfAppeal(3, other), other).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test("a query is words of what was typed, few of them, and each is found in that", () =>
  fc.assert(
    fc.property(text, (typed) => {
      const terms = wantedTerms(typed);
      expect(terms.length).toBeLessThanOrEqual(MOST_WORDS);
      const words = Array.from(wordsOf(typed), ({ word }) => word);
      for (const { word, begins } of terms) {
        expect(words).toContain(word);
        expect(isWanted(word, terms)).toBe(true);
        expect(begins ?? word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }
      expect(terms.length > 0).toBe(words.length > 0);
    }),
    RUNS,
  ));

const login = fc.stringMatching(/^[a-z0-9!-]{6,20}$/);

test("what a mail server says is kept on a line without addresses, and without any part of the login", () =>
  fc.assert(
    fc.property(text, text, login, login, fc.emailAddress(), (before, after, user, end, email) => {
      const password = `${user}${end}`;
      fc.pre(
        !"(login) (address) (key) error".includes(end) &&
          ![before, after].some((each) => each.includes(user) || each.includes(end)),
      );
      const error = Object.assign(new Error(`${before} ${password} for ${user} <${email}> ${after}`), {
        responseCode: 535,
      });
      for (const secrets of [
        [user, password],
        [password, user],
      ]) {
        const { failure } = explainMailFailure(error, secrets);
        expect(failure).not.toContain(user);
        expect(failure).not.toContain(end);
        expect(failure).not.toContain(email);
        expect(failure).not.toMatch(/[\r\n]/);
        expect(failure.length).toBeLessThanOrEqual(300);
      }
    }),
    RUNS,
  ));

test("of a text the checks see each host that it leads to, and nothing that is no host", () =>
  fc.assert(
    fc.property(text, fc.webUrl(), (typed, url) => {
      const { hosts } = screenedText({
        claim: typed,
        html: renderArgument(`${typed}\n\n<${url}>`),
        sources: [{ title: typed, url: typed }],
      });
      expect(new Set(hosts).size).toBe(hosts.length);
      for (const host of hosts) expect(host).not.toMatch(/[\s/@?#<>]|^www\.|\.$/);
    }),
    RUNS,
  ));

test("only what a backup is called is taken for one, whatever else lies in its folder", () =>
  fc.assert(
    fc.property(text, fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }), (name, at) => {
      const moment = momentOf(name);
      if (moment) expect(nameOf(moment)).toBe(name);
      expect(momentOf(nameOf(at))?.getTime()).toBe(Math.floor(at.getTime() / 1_000) * 1_000);
      expect(momentOf(`${nameOf(at)}${name}x`)).toBeUndefined();
    }),
    RUNS,
  ));
