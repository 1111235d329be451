-- An act is a row, and stays one: audit rows and decisions can be neither changed nor removed.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;
--> statement-breakpoint
-- A state that a person caused names the act that caused it.
CREATE TRIGGER arguments_hidden_by_decision BEFORE UPDATE OF hidden_by_id ON arguments
WHEN NEW.hidden_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decisions WHERE id = NEW.hidden_by_id AND kind = 'hide' AND argument_id = NEW.id
) BEGIN SELECT RAISE(ABORT, 'only a decision to hide this argument hides it'); END;
--> statement-breakpoint
CREATE TRIGGER arguments_deleted_by_act BEFORE UPDATE OF deleted_by_id ON arguments
WHEN NEW.deleted_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM audit WHERE id = NEW.deleted_by_id AND subject_type = 'argument' AND subject_id = CAST(NEW.id AS TEXT)
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
