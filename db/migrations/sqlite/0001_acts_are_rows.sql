-- An act is a row, and stays one: audit rows and decisions can be neither changed nor removed.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;
--> statement-breakpoint
-- REPLACE removes the old row without asking the triggers above.
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
--> statement-breakpoint
-- A state that a person caused names the act that caused it.
CREATE TRIGGER arguments_hidden_by_decision BEFORE UPDATE OF hidden_by_id ON arguments
WHEN NEW.hidden_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.hidden_by_id AND kind = 'hide' AND argument_id = NEW.id
) BEGIN SELECT RAISE(ABORT, 'only a decision to hide this argument hides it'); END;
--> statement-breakpoint
CREATE TRIGGER arguments_deleted_by_act BEFORE UPDATE OF deleted_by_id ON arguments
WHEN NEW.deleted_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM audit WHERE id = NEW.deleted_by_id AND act = 'delete-argument' AND subject_type = 'argument' AND subject_id = CAST(NEW.id AS TEXT)
) BEGIN SELECT RAISE(ABORT, 'only an act of deletion deletes an argument'); END;
--> statement-breakpoint
CREATE TRIGGER arguments_start_visible BEFORE INSERT ON arguments
WHEN NEW.hidden_by_id IS NOT NULL OR NEW.deleted_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an argument starts neither hidden nor deleted'); END;
--> statement-breakpoint
CREATE TRIGGER members_suspended_by_decision BEFORE UPDATE OF suspended_by_id ON members
WHEN NEW.suspended_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.suspended_by_id AND kind = 'suspend' AND member_id = NEW.id
) BEGIN SELECT RAISE(ABORT, 'only a decision to suspend this member suspends them'); END;
--> statement-breakpoint
CREATE TRIGGER members_start_free BEFORE INSERT ON members WHEN NEW.suspended_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a member does not start suspended'); END;
--> statement-breakpoint
-- A reply is one level below its parent, in the same thread, under the same root.
CREATE TRIGGER arguments_below_parent BEFORE INSERT ON arguments
WHEN NEW.parent_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM arguments parent
  WHERE parent.id = NEW.parent_id AND parent.thread_id = NEW.thread_id
    AND parent.depth + 1 = NEW.depth AND coalesce(parent.root_id, parent.id) = NEW.root_id
) BEGIN SELECT RAISE(ABORT, 'a reply stands one level below its parent in the same thread'); END;
--> statement-breakpoint
CREATE TRIGGER arguments_stay_below_parent BEFORE UPDATE OF thread_id, parent_id, root_id, depth ON arguments
WHEN NEW.parent_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM arguments parent
  WHERE parent.id = NEW.parent_id AND parent.thread_id = NEW.thread_id
    AND parent.depth + 1 = NEW.depth AND coalesce(parent.root_id, parent.id) = NEW.root_id
) BEGIN SELECT RAISE(ABORT, 'a reply stands one level below its parent in the same thread'); END;
