-- A statement of reasons, and a decision with it, stay as they were written.
CREATE TRIGGER statements_no_update BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER statements_no_delete BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER statements_no_replace BEFORE INSERT ON statements
WHEN EXISTS (SELECT 1 FROM statements WHERE id = NEW.id OR puid = NEW.puid)
BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER statements_lists BEFORE INSERT ON statements
WHEN json_type(NEW.content_type) IS NOT 'array' OR json_array_length(NEW.content_type) = 0
  OR json_type(NEW.territorial_scope) IS NOT 'array'
  OR (NEW.decision_visibility IS NOT NULL AND json_array_length(NEW.decision_visibility) = 0)
BEGIN SELECT RAISE(ABORT, 'a statement lists what it is about'); END;
--> statement-breakpoint
DROP TRIGGER decisions_no_replace;
--> statement-breakpoint
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id OR statement_id = NEW.statement_id)
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
--> statement-breakpoint
-- What a decision restricts stands in its statement; a warning or suspension that names an argument hides it.
CREATE TRIGGER decisions_state_their_restriction BEFORE INSERT ON decisions
WHEN ((NEW.kind IN ('hide', 'hold', 'lock', 'hide-revision', 'remove-credit')
      OR (NEW.kind IN ('warn', 'suspend') AND NEW.argument_id IS NOT NULL)) AND NOT EXISTS (
    SELECT 1 FROM statements WHERE id = NEW.statement_id AND decision_visibility IS NOT NULL))
  OR (NEW.kind = 'suspend' AND NOT EXISTS (
    SELECT 1 FROM statements WHERE id = NEW.statement_id AND decision_account IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a decision states what it restricts'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_of_others BEFORE INSERT ON decisions
WHEN NEW.moderator_id = NEW.member_id
  OR EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.moderator_id)
BEGIN SELECT RAISE(ABORT, 'nobody decides on their own'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_reverse_standing BEFORE INSERT ON decisions
WHEN NEW.kind IN ('undo', 'overturn') AND NOT EXISTS (
  SELECT 1 FROM decisions
  WHERE id = NEW.reverses_id AND argument_id IS NEW.argument_id AND member_id IS NEW.member_id
    AND (moderator_id = NEW.moderator_id) = (NEW.kind = 'undo')
) BEGIN SELECT RAISE(ABORT, 'who decided takes it back, another moderator overturns it'); END;
--> statement-breakpoint
-- A state that a person caused names the act that caused it.
DROP TRIGGER arguments_hidden_by_decision;
--> statement-breakpoint
CREATE TRIGGER arguments_hidden_by_decision BEFORE UPDATE OF hidden_by_id ON arguments
WHEN NEW.hidden_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions
  WHERE id = NEW.hidden_by_id AND kind IN ('hide', 'warn', 'suspend', 'hold') AND argument_id = NEW.id
) BEGIN SELECT RAISE(ABORT, 'only a decision to hide this argument hides it'); END;
--> statement-breakpoint
CREATE TRIGGER arguments_held_by_hold BEFORE UPDATE OF held, hidden_by_id ON arguments
WHEN NEW.held IS NOT (NEW.hidden_by_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.hidden_by_id AND kind = 'hold'
)) BEGIN SELECT RAISE(ABORT, 'an argument is held by a decision to hold it'); END;
--> statement-breakpoint
CREATE TRIGGER arguments_start_free BEFORE INSERT ON arguments WHEN NEW.held OR NEW.locked_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an argument starts neither held nor locked'); END;
--> statement-breakpoint
CREATE TRIGGER arguments_locked_by_decision BEFORE UPDATE OF locked_by_id ON arguments
WHEN NEW.locked_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.locked_by_id AND kind = 'lock' AND argument_id = NEW.id
) BEGIN SELECT RAISE(ABORT, 'only a decision to lock this argument locks it'); END;
--> statement-breakpoint
CREATE TRIGGER threads_start_open BEFORE INSERT ON threads WHEN NEW.locked_by_id IS NOT NULL OR NEW.slow_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a thread starts neither locked nor slow'); END;
--> statement-breakpoint
CREATE TRIGGER threads_locked_by_decision BEFORE UPDATE OF locked_by_id ON threads
WHEN NEW.locked_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.locked_by_id AND kind = 'lock-thread' AND thread_id = NEW.id
) BEGIN SELECT RAISE(ABORT, 'only a decision to lock this thread locks it'); END;
--> statement-breakpoint
CREATE TRIGGER threads_slow_by_decision BEFORE UPDATE OF slow_by_id ON threads
WHEN NEW.slow_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.slow_by_id AND kind = 'slow' AND thread_id = NEW.id
) BEGIN SELECT RAISE(ABORT, 'only a decision to slow this thread slows it'); END;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_hidden_by_decision BEFORE UPDATE OF hidden_by_id ON argument_revisions
WHEN NEW.hidden_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions
  WHERE id = NEW.hidden_by_id AND kind = 'hide-revision'
    AND argument_id = NEW.argument_id AND argument_revision = NEW.number
) BEGIN SELECT RAISE(ABORT, 'only a decision to hide this text hides it'); END;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_start_shown BEFORE INSERT ON argument_revisions WHEN NEW.hidden_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a text does not start hidden'); END;
--> statement-breakpoint
-- A report is answered by a decision on what it is about; an undo opens it again.
DROP TRIGGER reports_answered_by_decision;
--> statement-breakpoint
CREATE TRIGGER reports_answered_by_decision BEFORE UPDATE OF answered_by_id ON reports
WHEN NEW.answered_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions
  WHERE id = NEW.answered_by_id AND kind IN ('hide', 'warn', 'suspend', 'keep', 'publish')
    AND argument_id = NEW.argument_id AND moderator_id <> NEW.member_id
) BEGIN SELECT RAISE(ABORT, 'only a decision of another on this argument answers a report'); END;
--> statement-breakpoint
DROP TRIGGER reports_no_update;
--> statement-breakpoint
CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports
WHEN (NEW.id, NEW.argument_id, NEW.argument_revision, NEW.member_id, NEW.ground, NEW.note, NEW.weight, NEW.created_at)
  IS NOT (OLD.id, OLD.argument_id, OLD.argument_revision, OLD.member_id, OLD.ground, OLD.note, OLD.weight, OLD.created_at)
BEGIN SELECT RAISE(ABORT, 'a report stays as it was made'); END;
--> statement-breakpoint
-- An appeal is made by whom the decision concerns, within 183 days, once; another moderator answers it.
CREATE TRIGGER appeals_by_whom_it_concerns BEFORE INSERT ON appeals
WHEN NOT EXISTS (
  SELECT 1 FROM decisions
  WHERE id = NEW.decision_id AND member_id = NEW.member_id
    AND kind IN ('hide', 'warn', 'suspend', 'lock', 'hide-revision', 'remove-credit', 'move')
    AND NEW.created_at BETWEEN created_at AND created_at + 15811200000
) BEGIN SELECT RAISE(ABORT, 'an appeal is made by whom the decision concerns, within 183 days'); END;
--> statement-breakpoint
CREATE TRIGGER appeals_start_open BEFORE INSERT ON appeals WHEN NEW.answered_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an appeal does not start answered'); END;
--> statement-breakpoint
CREATE TRIGGER appeals_no_replace BEFORE INSERT ON appeals
WHEN EXISTS (SELECT 1 FROM appeals WHERE id = NEW.id OR decision_id = NEW.decision_id)
BEGIN SELECT RAISE(ABORT, 'an appeal is made once and never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER appeals_no_update BEFORE UPDATE ON appeals
WHEN (NEW.id, NEW.decision_id, NEW.member_id, NEW.words, NEW.created_at)
  IS NOT (OLD.id, OLD.decision_id, OLD.member_id, OLD.words, OLD.created_at)
BEGIN SELECT RAISE(ABORT, 'an appeal stays as it was made'); END;
--> statement-breakpoint
CREATE TRIGGER appeals_answered_once BEFORE UPDATE ON appeals
WHEN OLD.answered_by_id IS NOT NULL AND NEW.answered_by_id IS NOT OLD.answered_by_id
BEGIN SELECT RAISE(ABORT, 'the answer to an appeal stays'); END;
--> statement-breakpoint
CREATE TRIGGER appeals_no_delete BEFORE DELETE ON appeals BEGIN SELECT RAISE(ABORT, 'appeals are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER appeals_answered_by_another BEFORE UPDATE OF answered_by_id ON appeals
WHEN NEW.answered_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions answer JOIN decisions appealed ON appealed.id = NEW.decision_id
  WHERE answer.id = NEW.answered_by_id AND answer.moderator_id <> appealed.moderator_id
    AND answer.member_id = NEW.member_id AND answer.argument_id IS appealed.argument_id AND answer.id > appealed.id
    AND NOT EXISTS (SELECT 1 FROM appeals other WHERE other.answered_by_id = answer.id AND other.id <> NEW.id)
    AND (answer.kind = 'uphold' OR (answer.kind = 'overturn' AND answer.reverses_id = appealed.id))
) BEGIN SELECT RAISE(ABORT, 'another moderator answers an appeal'); END;
--> statement-breakpoint
-- A case is closed by a decision on what it is about.
CREATE TRIGGER cases_start_open BEFORE INSERT ON cases WHEN NEW.closed_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a case does not start closed'); END;
--> statement-breakpoint
CREATE TRIGGER cases_closed_by_decision BEFORE UPDATE OF closed_by_id ON cases
WHEN NEW.closed_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.closed_by_id AND (
    (NEW.kind IN ('review', 'held') AND argument_id = NEW.argument_id AND kind IN ('hide', 'warn', 'suspend', 'keep', 'publish', 'dismiss'))
    OR (NEW.kind = 'appeal' AND id = (SELECT answered_by_id FROM appeals WHERE id = NEW.appeal_id))
    OR (NEW.kind = 'notice' AND EXISTS (
      SELECT 1 FROM notices
      WHERE notices.id = NEW.notice_id AND answered_by_id IS NOT NULL AND (answered_by_id = decisions.id OR decisions.kind = 'dismiss')
    ))
  )
) BEGIN SELECT RAISE(ABORT, 'a case is closed by a decision on what it is about'); END;
--> statement-breakpoint
-- One that was opened stays about the same; what was reported may be held as well. REPLACE would remove another one.
CREATE TRIGGER cases_no_replace BEFORE INSERT ON cases
WHEN EXISTS (SELECT 1 FROM cases WHERE id = NEW.id) OR EXISTS (
  SELECT 1 FROM cases WHERE closed_by_id IS NULL AND (
    (argument_id = NEW.argument_id AND kind IN ('review', 'held') AND NEW.kind IN ('review', 'held'))
    OR appeal_id = NEW.appeal_id OR notice_id = NEW.notice_id
  )
) BEGIN SELECT RAISE(ABORT, 'a case is open once and never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER cases_reopen_once BEFORE UPDATE OF closed_by_id ON cases
WHEN OLD.closed_by_id IS NOT NULL AND NEW.closed_by_id IS NULL AND EXISTS (
  SELECT 1 FROM cases WHERE id <> NEW.id AND closed_by_id IS NULL AND (
    (argument_id = NEW.argument_id AND kind IN ('review', 'held') AND NEW.kind IN ('review', 'held'))
    OR appeal_id = NEW.appeal_id OR notice_id = NEW.notice_id
  )
) BEGIN SELECT RAISE(ABORT, 'a case is open once and never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER cases_no_update BEFORE UPDATE ON cases
WHEN (NEW.id, NEW.argument_id, NEW.appeal_id, NEW.notice_id, NEW.opened_at)
  IS NOT (OLD.id, OLD.argument_id, OLD.appeal_id, OLD.notice_id, OLD.opened_at)
  OR (NEW.kind <> OLD.kind AND NOT (NEW.kind IN ('review', 'held') AND OLD.kind IN ('review', 'held')))
BEGIN SELECT RAISE(ABORT, 'a case stays about what it was opened for'); END;
--> statement-breakpoint
CREATE TRIGGER cases_no_delete BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'cases are never removed'); END;
--> statement-breakpoint
-- A notice and an order stay as they came in, and are answered by a decision.
CREATE TRIGGER notices_start_open BEFORE INSERT ON notices WHEN NEW.answered_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a notice does not start answered'); END;
--> statement-breakpoint
CREATE TRIGGER notices_no_replace BEFORE INSERT ON notices
WHEN EXISTS (SELECT 1 FROM notices WHERE id = NEW.id OR receipt = NEW.receipt)
BEGIN SELECT RAISE(ABORT, 'a notice is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices
WHEN (NEW.id, NEW.receipt, NEW.argument_id, NEW.address, NEW.law, NEW.explanation, NEW.is_against_children, NEW.name, NEW.email, NEW.created_at)
  IS NOT (OLD.id, OLD.receipt, OLD.argument_id, OLD.address, OLD.law, OLD.explanation, OLD.is_against_children, OLD.name, OLD.email, OLD.created_at)
BEGIN SELECT RAISE(ABORT, 'a notice stays as it came in'); END;
--> statement-breakpoint
CREATE TRIGGER notices_answered_by_decision BEFORE UPDATE OF answered_by_id ON notices
WHEN NEW.answered_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.answered_by_id AND (
    (kind IN ('hide', 'warn', 'suspend', 'keep', 'publish') AND argument_id = NEW.argument_id) OR kind = 'dismiss'
  )
) BEGIN SELECT RAISE(ABORT, 'only a decision on what it is about answers a notice'); END;
--> statement-breakpoint
CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices BEGIN SELECT RAISE(ABORT, 'notices are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER orders_start_open BEFORE INSERT ON orders WHEN NEW.executed_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an order does not start carried out'); END;
--> statement-breakpoint
CREATE TRIGGER orders_no_replace BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM orders WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM orders WHERE reference = NEW.reference AND argument_id = NEW.argument_id)
BEGIN SELECT RAISE(ABORT, 'an order is entered once and never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER orders_no_update BEFORE UPDATE ON orders
WHEN (NEW.id, NEW.argument_id, NEW.authority, NEW.reference, NEW.received_at, NEW.entered_by_id, NEW.created_at)
  IS NOT (OLD.id, OLD.argument_id, OLD.authority, OLD.reference, OLD.received_at, OLD.entered_by_id, OLD.created_at)
BEGIN SELECT RAISE(ABORT, 'an order stays as it came in'); END;
--> statement-breakpoint
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER orders_executed_by_hide BEFORE UPDATE OF executed_by_id ON orders
WHEN NEW.executed_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.executed_by_id AND kind IN ('hide', 'warn', 'suspend') AND argument_id = NEW.argument_id
) BEGIN SELECT RAISE(ABORT, 'an order is carried out by hiding what it names'); END;
--> statement-breakpoint
-- What moderators and admins wrote down stays.
CREATE TRIGGER member_notes_no_update BEFORE UPDATE ON member_notes
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER member_notes_no_delete BEFORE DELETE ON member_notes
BEGIN SELECT RAISE(ABORT, 'notes are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER member_notes_no_replace BEFORE INSERT ON member_notes
WHEN EXISTS (SELECT 1 FROM member_notes WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER house_texts_no_update BEFORE UPDATE ON house_texts
BEGIN SELECT RAISE(ABORT, 'words of the house are saved anew, never changed'); END;
--> statement-breakpoint
CREATE TRIGGER house_texts_no_delete BEFORE DELETE ON house_texts
BEGIN SELECT RAISE(ABORT, 'words of the house are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER house_texts_no_replace BEFORE INSERT ON house_texts
WHEN EXISTS (SELECT 1 FROM house_texts WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'words of the house are saved anew, never changed'); END;
--> statement-breakpoint
-- Rows from before the chain get their hash once; nothing else of an audit row ever changes.
DROP TRIGGER audit_no_update;
--> statement-breakpoint
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN OLD.hash IS NOT NULL OR NEW.hash IS NULL
  OR (NEW.id, NEW.at, NEW.actor_id, NEW.act, NEW.subject_type, NEW.subject_id, NEW.detail)
    IS NOT (OLD.id, OLD.at, OLD.actor_id, OLD.act, OLD.subject_type, OLD.subject_id, OLD.detail)
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
