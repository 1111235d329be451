CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer,
	`joined_at` integer,
	`mode` text NOT NULL,
	`erased_at` integer NOT NULL,
	`is_done` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_mode" CHECK("erasures"."mode" in ('keep', 'blank', 'expire')),
	CONSTRAINT "erasures_of_member" CHECK(("erasures"."mode" = 'expire') = ("erasures"."member_id" is null)),
	CONSTRAINT "erasures_joined" CHECK(("erasures"."member_id" is null) = ("erasures"."joined_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_once` ON `erasures` (`member_id`);--> statement-breakpoint
CREATE INDEX `erasures_open` ON `erasures` (`is_done`) WHERE not is_done;
--> statement-breakpoint
-- Who was erased stays so, and an erasure that is done is over.
CREATE TRIGGER erasures_no_update BEFORE UPDATE ON erasures
WHEN OLD.is_done OR (NEW.id, NEW.member_id, NEW.joined_at, NEW.mode, NEW.erased_at) IS NOT (OLD.id, OLD.member_id, OLD.joined_at, OLD.mode, OLD.erased_at)
BEGIN SELECT RAISE(ABORT, 'an erasure is done once and stays'); END;
--> statement-breakpoint
CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER erasures_no_replace BEFORE INSERT ON erasures
WHEN EXISTS (SELECT 1 FROM erasures WHERE id = NEW.id OR member_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'an erasure is done once and stays'); END;
--> statement-breakpoint
-- Names of former participants are given by an erasure alone, and nobody gets such a name back.
CREATE TRIGGER members_former_by_erasure BEFORE INSERT ON members
WHEN NEW.handle LIKE 'former-participant-%' AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)
BEGIN SELECT RAISE(ABORT, 'only an erasure makes a former participant'); END;
--> statement-breakpoint
CREATE TRIGGER members_become_former_by_erasure BEFORE UPDATE OF handle ON members
WHEN (NEW.handle LIKE 'former-participant-%' OR OLD.handle LIKE 'former-participant-%') AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)
BEGIN SELECT RAISE(ABORT, 'only an erasure makes a former participant'); END;
--> statement-breakpoint
-- What was written is never changed, unless it is forgotten; what it belongs to stays.
DROP TRIGGER argument_revisions_no_update;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_no_update BEFORE UPDATE ON argument_revisions
WHEN (NEW.argument_id, NEW.number) IS NOT (OLD.argument_id, OLD.number)
  OR ((NEW.claim, NEW.body, NEW.html, NEW.sources) IS NOT (OLD.claim, OLD.body, OLD.html, OLD.sources)
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done))
BEGIN SELECT RAISE(ABORT, 'a text that was written is never changed'); END;
--> statement-breakpoint
DROP TRIGGER moved_no_update;
--> statement-breakpoint
CREATE TRIGGER moved_no_update BEFORE UPDATE ON moved
WHEN (NEW.id, NEW.argument_id, NEW.kind, NEW.before, NEW.after, NEW.across, NEW.created_at) IS NOT (OLD.id, OLD.argument_id, OLD.kind, OLD.before, OLD.after, OLD.across, OLD.created_at)
  OR ((NEW.member_id, NEW.why) IS NOT (OLD.member_id, OLD.why)
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done))
BEGIN SELECT RAISE(ABORT, 'a credit stays as it was given'); END;
--> statement-breakpoint
DROP TRIGGER reports_no_update;
--> statement-breakpoint
CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports
WHEN (NEW.id, NEW.argument_id, NEW.argument_revision, NEW.member_id, NEW.ground, NEW.weight, NEW.created_at) IS NOT (OLD.id, OLD.argument_id, OLD.argument_revision, OLD.member_id, OLD.ground, OLD.weight, OLD.created_at)
  OR (NEW.note IS NOT OLD.note
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done))
BEGIN SELECT RAISE(ABORT, 'a report stays as it was made'); END;
--> statement-breakpoint
DROP TRIGGER appeals_no_update;
--> statement-breakpoint
CREATE TRIGGER appeals_no_update BEFORE UPDATE ON appeals
WHEN (NEW.id, NEW.decision_id, NEW.member_id, NEW.created_at) IS NOT (OLD.id, OLD.decision_id, OLD.member_id, OLD.created_at)
  OR (NEW.words IS NOT OLD.words
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done))
BEGIN SELECT RAISE(ABORT, 'an appeal stays as it was made'); END;
--> statement-breakpoint
DROP TRIGGER notices_no_update;
--> statement-breakpoint
CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices
WHEN (NEW.id, NEW.receipt, NEW.argument_id, NEW.is_against_children, NEW.created_at) IS NOT (OLD.id, OLD.receipt, OLD.argument_id, OLD.is_against_children, OLD.created_at)
  OR ((NEW.address, NEW.law, NEW.explanation, NEW.name, NEW.email) IS NOT (OLD.address, OLD.law, OLD.explanation, OLD.name, OLD.email)
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done))
BEGIN SELECT RAISE(ABORT, 'a notice stays as it came in'); END;
--> statement-breakpoint
DROP TRIGGER decisions_no_update;
--> statement-breakpoint
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
WHEN (NEW.id, NEW.statement_id, NEW.kind, NEW.argument_id, NEW.argument_revision, NEW.thread_id, NEW.member_id, NEW.moderator_id, NEW.ground, NEW.reverses_id, NEW.until, NEW.detail, NEW.created_at) IS NOT (OLD.id, OLD.statement_id, OLD.kind, OLD.argument_id, OLD.argument_revision, OLD.thread_id, OLD.member_id, OLD.moderator_id, OLD.ground, OLD.reverses_id, OLD.until, OLD.detail, OLD.created_at)
  OR (NEW.reason IS NOT OLD.reason
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done))
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
--> statement-breakpoint
DROP TRIGGER member_notes_no_update;
--> statement-breakpoint
CREATE TRIGGER member_notes_no_update BEFORE UPDATE ON member_notes
WHEN (NEW.id, NEW.member_id, NEW.author_id, NEW.created_at) IS NOT (OLD.id, OLD.member_id, OLD.author_id, OLD.created_at)
  OR (NEW.words IS NOT OLD.words
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done))
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;
--> statement-breakpoint
DROP TRIGGER member_notes_no_delete;
--> statement-breakpoint
CREATE TRIGGER member_notes_no_delete BEFORE DELETE ON member_notes
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)
BEGIN SELECT RAISE(ABORT, 'notes are never removed'); END;
