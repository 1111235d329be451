-- What members think of an argument: the rules of ratings, positions, credits, reports, quotes, mentions and texts.
-- A member rates what somebody else wrote, can be read, and stands in a thread in which they said where they stand.
CREATE TRIGGER ratings_of_others BEFORE INSERT ON ratings
WHEN EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'nobody rates their own argument'); END;
--> statement-breakpoint
CREATE TRIGGER ratings_of_visible BEFORE INSERT ON ratings
WHEN EXISTS (
  SELECT 1 FROM arguments WHERE id = NEW.argument_id AND (hidden_by_id IS NOT NULL OR deleted_by_id IS NOT NULL)
) BEGIN SELECT RAISE(ABORT, 'what is hidden or deleted is not rated'); END;
--> statement-breakpoint
CREATE TRIGGER ratings_with_position BEFORE INSERT ON ratings
WHEN EXISTS (
  SELECT 1 FROM arguments argument WHERE argument.id = NEW.argument_id AND NOT EXISTS (
    SELECT 1 FROM positions WHERE thread_id = argument.thread_id AND member_id = NEW.member_id
  )
) BEGIN SELECT RAISE(ABORT, 'a rating needs a position of its member in the thread'); END;
--> statement-breakpoint
CREATE TRIGGER ratings_strong_or_weak BEFORE INSERT ON ratings WHEN NEW.strong NOT IN (0, 1)
BEGIN SELECT RAISE(ABORT, 'a rating says strong or weak'); END;
--> statement-breakpoint
CREATE TRIGGER ratings_stay_strong_or_weak BEFORE UPDATE ON ratings WHEN NEW.strong NOT IN (0, 1)
BEGIN SELECT RAISE(ABORT, 'a rating says strong or weak'); END;
--> statement-breakpoint
CREATE TRIGGER ratings_stay BEFORE UPDATE ON ratings
WHEN (NEW.argument_id, NEW.member_id) IS NOT (OLD.argument_id, OLD.member_id)
BEGIN SELECT RAISE(ABORT, 'a rating stays with its member and its argument'); END;
--> statement-breakpoint
-- A position is where the newest change of its member in its thread led.
CREATE TRIGGER position_changes_from_position BEFORE INSERT ON position_changes
WHEN NEW.before IS NOT (SELECT value FROM positions WHERE thread_id = NEW.thread_id AND member_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'a position changes from where its member stands'); END;
--> statement-breakpoint
CREATE TRIGGER position_changes_no_update BEFORE UPDATE ON position_changes
BEGIN SELECT RAISE(ABORT, 'position changes are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER position_changes_no_delete BEFORE DELETE ON position_changes
BEGIN SELECT RAISE(ABORT, 'position changes are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER position_changes_no_replace BEFORE INSERT ON position_changes
WHEN EXISTS (SELECT 1 FROM position_changes WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'position changes are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER positions_by_change BEFORE INSERT ON positions
WHEN NOT EXISTS (
  SELECT 1 FROM position_changes change
  WHERE change.id = NEW.change_id AND change.after = NEW.value
    AND change.thread_id = NEW.thread_id AND change.member_id = NEW.member_id
) OR EXISTS (
  SELECT 1 FROM position_changes WHERE thread_id = NEW.thread_id AND member_id = NEW.member_id AND id > NEW.change_id
) BEGIN SELECT RAISE(ABORT, 'a position is where its newest change led'); END;
--> statement-breakpoint
CREATE TRIGGER positions_stay_by_change BEFORE UPDATE ON positions
WHEN (NEW.thread_id, NEW.member_id) IS NOT (OLD.thread_id, OLD.member_id) OR NOT EXISTS (
  SELECT 1 FROM position_changes change
  WHERE change.id = NEW.change_id AND change.after = NEW.value
    AND change.thread_id = NEW.thread_id AND change.member_id = NEW.member_id
) OR EXISTS (
  SELECT 1 FROM position_changes WHERE thread_id = NEW.thread_id AND member_id = NEW.member_id AND id > NEW.change_id
) BEGIN SELECT RAISE(ABORT, 'a position is where its newest change led'); END;
--> statement-breakpoint
CREATE TRIGGER positions_while_rated BEFORE DELETE ON positions
WHEN EXISTS (
  SELECT 1 FROM ratings JOIN arguments argument ON argument.id = ratings.argument_id
  WHERE ratings.member_id = OLD.member_id AND argument.thread_id = OLD.thread_id
) BEGIN SELECT RAISE(ABORT, 'a position stays while its member has ratings in the thread'); END;
--> statement-breakpoint
-- A credit is another member's, and stays as it was given. What ends it names the act that ended it.
CREATE TRIGGER moved_by_others BEFORE INSERT ON moved
WHEN EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'nobody credits their own argument'); END;
--> statement-breakpoint
CREATE TRIGGER moved_by_visible BEFORE INSERT ON moved
WHEN EXISTS (
  SELECT 1 FROM arguments WHERE id = NEW.argument_id AND (hidden_by_id IS NOT NULL OR deleted_by_id IS NOT NULL)
) BEGIN SELECT RAISE(ABORT, 'what is hidden or deleted is not credited'); END;
--> statement-breakpoint
CREATE TRIGGER moved_across_or_not BEFORE INSERT ON moved WHEN NEW.across NOT IN (0, 1)
BEGIN SELECT RAISE(ABORT, 'a credit comes from across or not'); END;
--> statement-breakpoint
CREATE TRIGGER moved_start_standing BEFORE INSERT ON moved
WHEN NEW.withdrawn_by_id IS NOT NULL OR NEW.removed_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a credit starts neither taken back nor removed'); END;
--> statement-breakpoint
CREATE TRIGGER moved_no_replace BEFORE INSERT ON moved
WHEN EXISTS (SELECT 1 FROM moved WHERE id = NEW.id) OR EXISTS (
  SELECT 1 FROM moved
  WHERE argument_id = NEW.argument_id AND member_id = NEW.member_id AND withdrawn_by_id IS NULL AND removed_by_id IS NULL
) BEGIN SELECT RAISE(ABORT, 'a credit is given once and never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER moved_no_update BEFORE UPDATE ON moved
WHEN (NEW.id, NEW.argument_id, NEW.member_id, NEW.kind, NEW.why, NEW.before, NEW.after, NEW.across, NEW.created_at)
  IS NOT (OLD.id, OLD.argument_id, OLD.member_id, OLD.kind, OLD.why, OLD.before, OLD.after, OLD.across, OLD.created_at)
BEGIN SELECT RAISE(ABORT, 'a credit stays as it was given'); END;
--> statement-breakpoint
CREATE TRIGGER moved_no_delete BEFORE DELETE ON moved BEGIN SELECT RAISE(ABORT, 'credits are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER moved_withdrawn_by_act BEFORE UPDATE OF withdrawn_by_id ON moved
WHEN NEW.withdrawn_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM audit
  WHERE id = NEW.withdrawn_by_id AND act = 'withdraw-credit' AND actor_id = NEW.member_id
    AND subject_type = 'argument' AND subject_id = CAST(NEW.argument_id AS TEXT)
) BEGIN SELECT RAISE(ABORT, 'only its giver takes a credit back'); END;
--> statement-breakpoint
CREATE TRIGGER moved_removed_by_decision BEFORE UPDATE OF removed_by_id ON moved
WHEN NEW.removed_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions
  WHERE id = NEW.removed_by_id AND kind = 'remove-credit'
    AND argument_id = NEW.argument_id AND member_id = NEW.member_id
) BEGIN SELECT RAISE(ABORT, 'only a decision to remove this credit removes it'); END;
--> statement-breakpoint
CREATE TRIGGER moved_ends_once BEFORE UPDATE ON moved
WHEN (OLD.withdrawn_by_id IS NOT NULL AND NEW.withdrawn_by_id IS NOT OLD.withdrawn_by_id)
  OR (NEW.withdrawn_by_id IS NOT NULL AND NEW.removed_by_id IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a credit that was taken back stays so, and is not removed as well'); END;
--> statement-breakpoint
-- A report is on what somebody else wrote, stays as it was made, and is answered by a decision on what it is about.
CREATE TRIGGER reports_of_others BEFORE INSERT ON reports
WHEN EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'nobody reports their own argument'); END;
--> statement-breakpoint
CREATE TRIGGER reports_of_visible BEFORE INSERT ON reports
WHEN EXISTS (
  SELECT 1 FROM arguments WHERE id = NEW.argument_id AND (hidden_by_id IS NOT NULL OR deleted_by_id IS NOT NULL)
) BEGIN SELECT RAISE(ABORT, 'what is hidden or deleted is not reported'); END;
--> statement-breakpoint
CREATE TRIGGER reports_start_open BEFORE INSERT ON reports WHEN NEW.answered_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a report does not start answered'); END;
--> statement-breakpoint
CREATE TRIGGER reports_no_replace BEFORE INSERT ON reports
WHEN EXISTS (SELECT 1 FROM reports WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM reports WHERE argument_id = NEW.argument_id AND member_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'a report is made once and never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports
WHEN (NEW.id, NEW.argument_id, NEW.argument_revision, NEW.member_id, NEW.ground, NEW.note, NEW.created_at)
  IS NOT (OLD.id, OLD.argument_id, OLD.argument_revision, OLD.member_id, OLD.ground, OLD.note, OLD.created_at)
BEGIN SELECT RAISE(ABORT, 'a report stays as it was made'); END;
--> statement-breakpoint
CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports BEGIN SELECT RAISE(ABORT, 'reports are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER reports_answered_by_decision BEFORE UPDATE OF answered_by_id ON reports
WHEN NEW.answered_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions
  WHERE id = NEW.answered_by_id AND kind IN ('hide', 'keep')
    AND argument_id = NEW.argument_id AND moderator_id <> NEW.member_id
) BEGIN SELECT RAISE(ABORT, 'only a decision of another to hide or keep this argument answers a report'); END;
--> statement-breakpoint
-- A passage is quoted from the article or from another argument.
CREATE TRIGGER passages_of_others BEFORE INSERT ON passages WHEN NEW.quoted_argument_id = NEW.argument_id
BEGIN SELECT RAISE(ABORT, 'an argument does not quote itself'); END;
--> statement-breakpoint
CREATE TRIGGER passages_stay_of_others BEFORE UPDATE ON passages WHEN NEW.quoted_argument_id = NEW.argument_id
BEGIN SELECT RAISE(ABORT, 'an argument does not quote itself'); END;
--> statement-breakpoint
-- An argument mentions ten members at most (lib/notifications/rules.ts).
CREATE TRIGGER mentions_are_few BEFORE INSERT ON mentions
WHEN (SELECT count(*) FROM mentions WHERE argument_id = NEW.argument_id) >= 10
BEGIN SELECT RAISE(ABORT, 'an argument mentions ten members at most'); END;
--> statement-breakpoint
CREATE TRIGGER mentions_no_update BEFORE UPDATE ON mentions
BEGIN SELECT RAISE(ABORT, 'mentions are written and removed, never changed'); END;
--> statement-breakpoint
-- The texts of an argument: another one is another revision.
CREATE TRIGGER argument_revisions_sources BEFORE INSERT ON argument_revisions
WHEN json_type(NEW.sources) IS NOT 'array' OR json_array_length(NEW.sources) > 10
BEGIN SELECT RAISE(ABORT, 'an argument has a list of ten sources at most'); END;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_no_update BEFORE UPDATE ON argument_revisions
WHEN (NEW.argument_id, NEW.number, NEW.claim, NEW.body, NEW.html, NEW.sources)
  IS NOT (OLD.argument_id, OLD.number, OLD.claim, OLD.body, OLD.html, OLD.sources)
BEGIN SELECT RAISE(ABORT, 'a text that was written is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_no_replace BEFORE INSERT ON argument_revisions
WHEN EXISTS (SELECT 1 FROM argument_revisions WHERE argument_id = NEW.argument_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a text that was written is never changed'); END;
