-- What SQLite gets as triggers and as a search index, by hand, and what only several machines need.
-- Whoever writes takes this table first, and counts that something was committed (db/postgres/writer.ts).
CREATE TABLE door (commits bigint NOT NULL);
--> statement-breakpoint
INSERT INTO door VALUES (0);
--> statement-breakpoint
INSERT INTO scopes VALUES ('site', 1), ('threads', 1);
--> statement-breakpoint
-- Audit rows have no gaps, also where an act was undone; and the last number is known after its row is gone.
ALTER TABLE audit ALTER COLUMN id DROP IDENTITY;
--> statement-breakpoint
CREATE TABLE row_numbers (table_name text PRIMARY KEY, last bigint NOT NULL);
--> statement-breakpoint
INSERT INTO row_numbers VALUES ('audit', 0);
--> statement-breakpoint
CREATE FUNCTION audit_numbered() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.id IS NULL THEN
    UPDATE row_numbers SET last = last + 1 WHERE table_name = 'audit' RETURNING last INTO NEW.id;
  ELSE
    UPDATE row_numbers SET last = greatest(last, NEW.id) WHERE table_name = 'audit';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_numbered BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_numbered();
--> statement-breakpoint
-- The words of arguments and articles, folded by the program (lib/search/fold.ts). A lexeme has the weight of its column.
CREATE TABLE search_arguments (id bigint PRIMARY KEY, words tsvector NOT NULL);
--> statement-breakpoint
CREATE INDEX search_arguments_words ON search_arguments USING gin (words);
--> statement-breakpoint
CREATE TABLE search_articles (id bigint PRIMARY KEY, words tsvector NOT NULL);
--> statement-breakpoint
CREATE INDEX search_articles_words ON search_articles USING gin (words);
--> statement-breakpoint
CREATE FUNCTION appeals_answered_by_another() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.answered_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions answer JOIN decisions appealed ON appealed.id = NEW.decision_id
    WHERE answer.id = NEW.answered_by_id AND answer.moderator_id <> appealed.moderator_id
      AND answer.member_id = NEW.member_id AND answer.argument_id IS NOT DISTINCT FROM appealed.argument_id AND answer.id > appealed.id
      AND NOT EXISTS (SELECT 1 FROM appeals other WHERE other.answered_by_id = answer.id AND other.id <> NEW.id)
      AND (answer.kind = 'uphold' OR (answer.kind = 'overturn' AND answer.reverses_id = appealed.id))
  ) THEN
    RAISE EXCEPTION 'another moderator answers an appeal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_answered_by_another BEFORE UPDATE OF answered_by_id ON appeals FOR EACH ROW EXECUTE FUNCTION appeals_answered_by_another();
--> statement-breakpoint
CREATE FUNCTION appeals_answered_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.answered_by_id IS NOT NULL AND NEW.answered_by_id IS DISTINCT FROM OLD.answered_by_id THEN
    RAISE EXCEPTION 'the answer to an appeal stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_answered_once BEFORE UPDATE ON appeals FOR EACH ROW EXECUTE FUNCTION appeals_answered_once();
--> statement-breakpoint
CREATE FUNCTION appeals_by_whom_it_concerns() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM decisions
    WHERE id = NEW.decision_id AND member_id = NEW.member_id
      AND kind IN ('hide', 'warn', 'suspend', 'lock', 'hide-revision', 'remove-credit', 'move')
      AND NEW.created_at BETWEEN created_at AND created_at + 15811200000
  ) THEN
    RAISE EXCEPTION 'an appeal is made by whom the decision concerns, within 183 days' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_by_whom_it_concerns BEFORE INSERT ON appeals FOR EACH ROW EXECUTE FUNCTION appeals_by_whom_it_concerns();
--> statement-breakpoint
CREATE FUNCTION appeals_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'appeals are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_no_delete BEFORE DELETE ON appeals FOR EACH ROW EXECUTE FUNCTION appeals_no_delete();
--> statement-breakpoint
CREATE FUNCTION appeals_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM appeals WHERE id = NEW.id OR decision_id = NEW.decision_id) THEN
    RAISE EXCEPTION 'an appeal is made once and never replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_no_replace BEFORE INSERT ON appeals FOR EACH ROW EXECUTE FUNCTION appeals_no_replace();
--> statement-breakpoint
CREATE FUNCTION appeals_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.decision_id, NEW.member_id, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.decision_id, OLD.member_id, OLD.created_at)
    OR (NEW.words IS DISTINCT FROM OLD.words
      AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)) THEN
    RAISE EXCEPTION 'an appeal stays as it was made' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_no_update BEFORE UPDATE ON appeals FOR EACH ROW EXECUTE FUNCTION appeals_no_update();
--> statement-breakpoint
CREATE FUNCTION appeals_start_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.answered_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'an appeal does not start answered' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeals_start_open BEFORE INSERT ON appeals FOR EACH ROW EXECUTE FUNCTION appeals_start_open();
--> statement-breakpoint
CREATE FUNCTION scope_appeals_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_appeals_delete AFTER DELETE ON appeals FOR EACH ROW EXECUTE FUNCTION scope_appeals_delete();
--> statement-breakpoint
CREATE FUNCTION scope_appeals_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_appeals_insert AFTER INSERT ON appeals FOR EACH ROW EXECUTE FUNCTION scope_appeals_insert();
--> statement-breakpoint
CREATE FUNCTION scope_appeals_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_appeals_update AFTER UPDATE ON appeals FOR EACH ROW EXECUTE FUNCTION scope_appeals_update();
--> statement-breakpoint
CREATE FUNCTION argument_revisions_hidden_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.hidden_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions
    WHERE id = NEW.hidden_by_id AND kind = 'hide-revision'
      AND argument_id = NEW.argument_id AND argument_revision = NEW.number
  ) THEN
    RAISE EXCEPTION 'only a decision to hide this text hides it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_hidden_by_decision BEFORE UPDATE OF hidden_by_id ON argument_revisions FOR EACH ROW EXECUTE FUNCTION argument_revisions_hidden_by_decision();
--> statement-breakpoint
CREATE FUNCTION argument_revisions_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM argument_revisions WHERE argument_id = NEW.argument_id AND number = NEW.number) THEN
    RAISE EXCEPTION 'a text that was written is never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_no_replace BEFORE INSERT ON argument_revisions FOR EACH ROW EXECUTE FUNCTION argument_revisions_no_replace();
--> statement-breakpoint
CREATE FUNCTION argument_revisions_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.argument_id, NEW.number) IS DISTINCT FROM (OLD.argument_id, OLD.number)
    OR ((NEW.claim, NEW.body, NEW.html, NEW.sources) IS DISTINCT FROM (OLD.claim, OLD.body, OLD.html, OLD.sources)
      AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)) THEN
    RAISE EXCEPTION 'a text that was written is never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_no_update BEFORE UPDATE ON argument_revisions FOR EACH ROW EXECUTE FUNCTION argument_revisions_no_update();
--> statement-breakpoint
CREATE FUNCTION argument_revisions_sources() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF json_typeof(NEW.sources::json) IS DISTINCT FROM 'array' OR json_array_length(NEW.sources::json) > 10 THEN
    RAISE EXCEPTION 'an argument has a list of ten sources at most' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_sources BEFORE INSERT ON argument_revisions FOR EACH ROW EXECUTE FUNCTION argument_revisions_sources();
--> statement-breakpoint
CREATE FUNCTION argument_revisions_start_shown() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.hidden_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a text does not start hidden' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER argument_revisions_start_shown BEFORE INSERT ON argument_revisions FOR EACH ROW EXECUTE FUNCTION argument_revisions_start_shown();
--> statement-breakpoint
CREATE FUNCTION scope_argument_revisions_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_argument_revisions_delete AFTER DELETE ON argument_revisions FOR EACH ROW EXECUTE FUNCTION scope_argument_revisions_delete();
--> statement-breakpoint
CREATE FUNCTION scope_argument_revisions_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_argument_revisions_insert AFTER INSERT ON argument_revisions FOR EACH ROW EXECUTE FUNCTION scope_argument_revisions_insert();
--> statement-breakpoint
CREATE FUNCTION scope_argument_revisions_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)), 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_argument_revisions_update AFTER UPDATE ON argument_revisions FOR EACH ROW EXECUTE FUNCTION scope_argument_revisions_update();
--> statement-breakpoint
CREATE FUNCTION arguments_below_parent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM arguments parent
    WHERE parent.id = NEW.parent_id AND parent.thread_id = NEW.thread_id
      AND parent.depth + 1 = NEW.depth AND coalesce(parent.root_id, parent.id) = NEW.root_id
  ) THEN
    RAISE EXCEPTION 'a reply stands one level below its parent in the same thread' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_below_parent BEFORE INSERT ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_below_parent();
--> statement-breakpoint
CREATE FUNCTION arguments_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.hidden_by_id IS NULL AND NEW.deleted_by_id IS NULL THEN
    INSERT INTO argument_counts (thread_id, stance, is_root, count)
      VALUES (NEW.thread_id, coalesce(NEW.stance, ''), NEW.parent_id IS NULL, 1)
      ON CONFLICT (thread_id, stance, is_root) DO UPDATE SET count = argument_counts.count + 1;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_counted AFTER INSERT ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_counted();
--> statement-breakpoint
CREATE FUNCTION arguments_counted_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.hidden_by_id IS NULL AND NEW.deleted_by_id IS NULL THEN
    INSERT INTO argument_counts (thread_id, stance, is_root, count)
      VALUES (NEW.thread_id, coalesce(NEW.stance, ''), NEW.parent_id IS NULL, 1)
      ON CONFLICT (thread_id, stance, is_root) DO UPDATE SET count = argument_counts.count + 1;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_counted_again AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_counted_again();
--> statement-breakpoint
CREATE FUNCTION arguments_counted_before_removal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL THEN
    UPDATE argument_counts SET count = count - 1
      WHERE thread_id = OLD.thread_id AND stance = coalesce(OLD.stance, '') AND is_root = (OLD.parent_id IS NULL);
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_counted_before_removal BEFORE DELETE ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_counted_before_removal();
--> statement-breakpoint
CREATE FUNCTION arguments_counted_no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL THEN
    UPDATE argument_counts SET count = count - 1
      WHERE thread_id = OLD.thread_id AND stance = coalesce(OLD.stance, '') AND is_root = (OLD.parent_id IS NULL);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_counted_no_more AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_counted_no_more();
--> statement-breakpoint
CREATE FUNCTION arguments_deleted_by_act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.deleted_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM audit WHERE id = NEW.deleted_by_id AND act = 'delete-argument' AND subject_type = 'argument' AND subject_id = CAST(NEW.id AS TEXT)
  ) THEN
    RAISE EXCEPTION 'only an act of deletion deletes an argument' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_deleted_by_act BEFORE UPDATE OF deleted_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_deleted_by_act();
--> statement-breakpoint
CREATE FUNCTION arguments_held_by_hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.held IS DISTINCT FROM (NEW.hidden_by_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.hidden_by_id AND kind = 'hold'
  )) THEN
    RAISE EXCEPTION 'an argument is held by a decision to hold it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_held_by_hold BEFORE UPDATE OF held, hidden_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_held_by_hold();
--> statement-breakpoint
CREATE FUNCTION arguments_hidden_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.hidden_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions
    WHERE id = NEW.hidden_by_id AND kind IN ('hide', 'warn', 'suspend', 'hold') AND argument_id = NEW.id
  ) THEN
    RAISE EXCEPTION 'only a decision to hide this argument hides it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_hidden_by_decision BEFORE UPDATE OF hidden_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_hidden_by_decision();
--> statement-breakpoint
CREATE FUNCTION arguments_locked_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.locked_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.locked_by_id AND kind = 'lock' AND argument_id = NEW.id
  ) THEN
    RAISE EXCEPTION 'only a decision to lock this argument locks it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_locked_by_decision BEFORE UPDATE OF locked_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_locked_by_decision();
--> statement-breakpoint
CREATE FUNCTION arguments_quotes_counted_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.parent_id IS NULL AND NEW.stance IS NOT NULL AND NEW.hidden_by_id IS NULL AND NEW.deleted_by_id IS NULL THEN
    INSERT INTO passage_counts (thread_id, stance, start_utf16, end_utf16, count)
      SELECT NEW.thread_id, NEW.stance, start_utf16, end_utf16, 1 FROM passages
      WHERE argument_id = NEW.id AND quoted_argument_id IS NULL AND start_utf16 IS NOT NULL
      ON CONFLICT (thread_id, stance, start_utf16, end_utf16) DO UPDATE SET count = passage_counts.count + 1;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_quotes_counted_again AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_quotes_counted_again();
--> statement-breakpoint
CREATE FUNCTION arguments_quotes_counted_before_removal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.parent_id IS NULL AND OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL THEN
    UPDATE passage_counts SET count = count - 1
      WHERE thread_id = OLD.thread_id AND stance = OLD.stance AND (start_utf16, end_utf16) = (
        SELECT start_utf16, end_utf16 FROM passages WHERE argument_id = OLD.id AND quoted_argument_id IS NULL
      );
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_quotes_counted_before_removal BEFORE DELETE ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_quotes_counted_before_removal();
--> statement-breakpoint
CREATE FUNCTION arguments_quotes_counted_no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.parent_id IS NULL AND OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL THEN
    UPDATE passage_counts SET count = count - 1
      WHERE thread_id = OLD.thread_id AND stance = OLD.stance AND (start_utf16, end_utf16) = (
        SELECT start_utf16, end_utf16 FROM passages WHERE argument_id = OLD.id AND quoted_argument_id IS NULL
      );
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_quotes_counted_no_more AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_quotes_counted_no_more();
--> statement-breakpoint
CREATE FUNCTION arguments_start_free() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.held OR NEW.locked_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'an argument starts neither held nor locked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_start_free BEFORE INSERT ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_start_free();
--> statement-breakpoint
CREATE FUNCTION arguments_start_visible() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.hidden_by_id IS NOT NULL OR NEW.deleted_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'an argument starts neither hidden nor deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_start_visible BEFORE INSERT ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_start_visible();
--> statement-breakpoint
CREATE FUNCTION arguments_stay_below_parent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM arguments parent
    WHERE parent.id = NEW.parent_id AND parent.thread_id = NEW.thread_id
      AND parent.depth + 1 = NEW.depth AND coalesce(parent.root_id, parent.id) = NEW.root_id
  ) THEN
    RAISE EXCEPTION 'a reply stands one level below its parent in the same thread' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arguments_stay_below_parent BEFORE UPDATE OF thread_id, parent_id, root_id, depth ON arguments FOR EACH ROW EXECUTE FUNCTION arguments_stay_below_parent();
--> statement-breakpoint
CREATE FUNCTION scope_arguments_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_arguments_delete AFTER DELETE ON arguments FOR EACH ROW EXECUTE FUNCTION scope_arguments_delete();
--> statement-breakpoint
CREATE FUNCTION scope_arguments_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_arguments_insert AFTER INSERT ON arguments FOR EACH ROW EXECUTE FUNCTION scope_arguments_insert();
--> statement-breakpoint
CREATE FUNCTION scope_arguments_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_arguments_update AFTER UPDATE ON arguments FOR EACH ROW EXECUTE FUNCTION scope_arguments_update();
--> statement-breakpoint
CREATE FUNCTION scope_article_revisions_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_article_revisions_delete AFTER DELETE ON article_revisions FOR EACH ROW EXECUTE FUNCTION scope_article_revisions_delete();
--> statement-breakpoint
CREATE FUNCTION scope_article_revisions_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_article_revisions_insert AFTER INSERT ON article_revisions FOR EACH ROW EXECUTE FUNCTION scope_article_revisions_insert();
--> statement-breakpoint
CREATE FUNCTION scope_article_revisions_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_article_revisions_update AFTER UPDATE ON article_revisions FOR EACH ROW EXECUTE FUNCTION scope_article_revisions_update();
--> statement-breakpoint
CREATE FUNCTION audit_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'audit rows are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_no_delete();
--> statement-breakpoint
CREATE FUNCTION audit_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'audit rows are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_no_replace();
--> statement-breakpoint
CREATE FUNCTION audit_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.hash IS NOT NULL OR NEW.hash IS NULL
    OR (NEW.id, NEW.at, NEW.actor_id, NEW.act, NEW.subject_type, NEW.subject_id, NEW.detail)
      IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor_id, OLD.act, OLD.subject_type, OLD.subject_id, OLD.detail) THEN
    RAISE EXCEPTION 'audit rows are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_no_update();
--> statement-breakpoint
CREATE FUNCTION cases_closed_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.closed_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.closed_by_id AND (
      (NEW.kind IN ('review', 'held') AND argument_id = NEW.argument_id AND kind IN ('hide', 'warn', 'suspend', 'keep', 'publish', 'dismiss'))
      OR (NEW.kind = 'appeal' AND id = (SELECT answered_by_id FROM appeals WHERE id = NEW.appeal_id))
      OR (NEW.kind = 'notice' AND EXISTS (
        SELECT 1 FROM notices
        WHERE notices.id = NEW.notice_id AND answered_by_id IS NOT NULL AND (answered_by_id = decisions.id OR decisions.kind = 'dismiss')
      ))
    )
  ) THEN
    RAISE EXCEPTION 'a case is closed by a decision on what it is about' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_closed_by_decision BEFORE UPDATE OF closed_by_id ON cases FOR EACH ROW EXECUTE FUNCTION cases_closed_by_decision();
--> statement-breakpoint
CREATE FUNCTION cases_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'cases are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_no_delete BEFORE DELETE ON cases FOR EACH ROW EXECUTE FUNCTION cases_no_delete();
--> statement-breakpoint
CREATE FUNCTION cases_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM cases WHERE id = NEW.id) OR EXISTS (
    SELECT 1 FROM cases WHERE closed_by_id IS NULL AND (
      (argument_id = NEW.argument_id AND kind IN ('review', 'held') AND NEW.kind IN ('review', 'held'))
      OR appeal_id = NEW.appeal_id OR notice_id = NEW.notice_id
    )
  ) THEN
    RAISE EXCEPTION 'a case is open once and never replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_no_replace BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION cases_no_replace();
--> statement-breakpoint
CREATE FUNCTION cases_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.argument_id, NEW.appeal_id, NEW.notice_id, NEW.opened_at)
    IS DISTINCT FROM (OLD.id, OLD.argument_id, OLD.appeal_id, OLD.notice_id, OLD.opened_at)
    OR (NEW.kind <> OLD.kind AND NOT (NEW.kind IN ('review', 'held') AND OLD.kind IN ('review', 'held'))) THEN
    RAISE EXCEPTION 'a case stays about what it was opened for' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_no_update BEFORE UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION cases_no_update();
--> statement-breakpoint
CREATE FUNCTION cases_reopen_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.closed_by_id IS NOT NULL AND NEW.closed_by_id IS NULL AND EXISTS (
    SELECT 1 FROM cases WHERE id <> NEW.id AND closed_by_id IS NULL AND (
      (argument_id = NEW.argument_id AND kind IN ('review', 'held') AND NEW.kind IN ('review', 'held'))
      OR appeal_id = NEW.appeal_id OR notice_id = NEW.notice_id
    )
  ) THEN
    RAISE EXCEPTION 'a case is open once and never replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_reopen_once BEFORE UPDATE OF closed_by_id ON cases FOR EACH ROW EXECUTE FUNCTION cases_reopen_once();
--> statement-breakpoint
CREATE FUNCTION cases_start_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.closed_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a case does not start closed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_start_open BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION cases_start_open();
--> statement-breakpoint
CREATE FUNCTION scope_cases_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_cases_delete AFTER DELETE ON cases FOR EACH ROW EXECUTE FUNCTION scope_cases_delete();
--> statement-breakpoint
CREATE FUNCTION scope_cases_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_cases_insert AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION scope_cases_insert();
--> statement-breakpoint
CREATE FUNCTION scope_cases_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_cases_update AFTER UPDATE OF id, kind, argument_id, notice_id, appeal_id, opened_at, closed_by_id ON cases FOR EACH ROW EXECUTE FUNCTION scope_cases_update();
--> statement-breakpoint
CREATE FUNCTION decisions_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'decisions are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_no_delete();
--> statement-breakpoint
CREATE FUNCTION decisions_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id OR statement_id = NEW.statement_id) THEN
    RAISE EXCEPTION 'decisions are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_no_replace();
--> statement-breakpoint
CREATE FUNCTION decisions_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.statement_id, NEW.kind, NEW.argument_id, NEW.argument_revision, NEW.thread_id, NEW.member_id, NEW.moderator_id, NEW.ground, NEW.reverses_id, NEW.until, NEW.detail, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.statement_id, OLD.kind, OLD.argument_id, OLD.argument_revision, OLD.thread_id, OLD.member_id, OLD.moderator_id, OLD.ground, OLD.reverses_id, OLD.until, OLD.detail, OLD.created_at)
    OR (NEW.reason IS DISTINCT FROM OLD.reason
      AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)) THEN
    RAISE EXCEPTION 'decisions are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_no_update();
--> statement-breakpoint
CREATE FUNCTION decisions_of_others() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.moderator_id = NEW.member_id
    OR EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.moderator_id) THEN
    RAISE EXCEPTION 'nobody decides on their own' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_of_others BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_of_others();
--> statement-breakpoint
CREATE FUNCTION decisions_reverse_standing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.kind IN ('undo', 'overturn') AND NOT EXISTS (
    SELECT 1 FROM decisions
    WHERE id = NEW.reverses_id AND argument_id IS NOT DISTINCT FROM NEW.argument_id AND member_id IS NOT DISTINCT FROM NEW.member_id
      AND (moderator_id = NEW.moderator_id) = (NEW.kind = 'undo')
  ) THEN
    RAISE EXCEPTION 'who decided takes it back, another moderator overturns it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_reverse_standing BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_reverse_standing();
--> statement-breakpoint
CREATE FUNCTION decisions_state_their_restriction() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF ((NEW.kind IN ('hide', 'hold', 'lock', 'hide-revision', 'remove-credit')
        OR (NEW.kind IN ('warn', 'suspend') AND NEW.argument_id IS NOT NULL)) AND NOT EXISTS (
      SELECT 1 FROM statements WHERE id = NEW.statement_id AND decision_visibility IS NOT NULL))
    OR (NEW.kind = 'suspend' AND NOT EXISTS (
      SELECT 1 FROM statements WHERE id = NEW.statement_id AND decision_account IS NOT NULL)) THEN
    RAISE EXCEPTION 'a decision states what it restricts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_state_their_restriction BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_state_their_restriction();
--> statement-breakpoint
CREATE FUNCTION scope_decisions_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(OLD.thread_id, (SELECT thread_id FROM arguments WHERE id = OLD.argument_id))));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_decisions_delete AFTER DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION scope_decisions_delete();
--> statement-breakpoint
CREATE FUNCTION scope_decisions_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(NEW.thread_id, (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_decisions_insert AFTER INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION scope_decisions_insert();
--> statement-breakpoint
CREATE FUNCTION scope_decisions_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(OLD.thread_id, (SELECT thread_id FROM arguments WHERE id = OLD.argument_id))), 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(NEW.thread_id, (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_decisions_update AFTER UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION scope_decisions_update();
--> statement-breakpoint
CREATE FUNCTION erasures_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'erasures are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION erasures_no_delete();
--> statement-breakpoint
CREATE FUNCTION erasures_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM erasures WHERE id = NEW.id OR member_id = NEW.member_id) THEN
    RAISE EXCEPTION 'an erasure is done once and stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER erasures_no_replace BEFORE INSERT ON erasures FOR EACH ROW EXECUTE FUNCTION erasures_no_replace();
--> statement-breakpoint
CREATE FUNCTION erasures_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.is_done OR (NEW.id, NEW.member_id, NEW.joined_at, NEW.mode, NEW.erased_at) IS DISTINCT FROM (OLD.id, OLD.member_id, OLD.joined_at, OLD.mode, OLD.erased_at) THEN
    RAISE EXCEPTION 'an erasure is done once and stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER erasures_no_update BEFORE UPDATE ON erasures FOR EACH ROW EXECUTE FUNCTION erasures_no_update();
--> statement-breakpoint
CREATE FUNCTION house_texts_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'words of the house are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER house_texts_no_delete BEFORE DELETE ON house_texts FOR EACH ROW EXECUTE FUNCTION house_texts_no_delete();
--> statement-breakpoint
CREATE FUNCTION house_texts_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM house_texts WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'words of the house are saved anew, never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER house_texts_no_replace BEFORE INSERT ON house_texts FOR EACH ROW EXECUTE FUNCTION house_texts_no_replace();
--> statement-breakpoint
CREATE FUNCTION house_texts_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'words of the house are saved anew, never changed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER house_texts_no_update BEFORE UPDATE ON house_texts FOR EACH ROW EXECUTE FUNCTION house_texts_no_update();
--> statement-breakpoint
CREATE FUNCTION member_notes_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done) THEN
    RAISE EXCEPTION 'notes are never removed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_notes_no_delete BEFORE DELETE ON member_notes FOR EACH ROW EXECUTE FUNCTION member_notes_no_delete();
--> statement-breakpoint
CREATE FUNCTION member_notes_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM member_notes WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'notes are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_notes_no_replace BEFORE INSERT ON member_notes FOR EACH ROW EXECUTE FUNCTION member_notes_no_replace();
--> statement-breakpoint
CREATE FUNCTION member_notes_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.member_id, NEW.author_id, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.member_id, OLD.author_id, OLD.created_at)
    OR (NEW.words IS DISTINCT FROM OLD.words
      AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)) THEN
    RAISE EXCEPTION 'notes are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_notes_no_update BEFORE UPDATE ON member_notes FOR EACH ROW EXECUTE FUNCTION member_notes_no_update();
--> statement-breakpoint
CREATE FUNCTION members_become_former_by_erasure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.handle LIKE 'former-participant-%' OR OLD.handle LIKE 'former-participant-%') AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done) THEN
    RAISE EXCEPTION 'only an erasure makes a former participant' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_become_former_by_erasure BEFORE UPDATE OF handle ON members FOR EACH ROW EXECUTE FUNCTION members_become_former_by_erasure();
--> statement-breakpoint
CREATE FUNCTION members_former_by_erasure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.handle LIKE 'former-participant-%' AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done) THEN
    RAISE EXCEPTION 'only an erasure makes a former participant' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_former_by_erasure BEFORE INSERT ON members FOR EACH ROW EXECUTE FUNCTION members_former_by_erasure();
--> statement-breakpoint
CREATE FUNCTION members_start_free() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.suspended_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a member does not start suspended' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_start_free BEFORE INSERT ON members FOR EACH ROW EXECUTE FUNCTION members_start_free();
--> statement-breakpoint
CREATE FUNCTION members_suspended_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.suspended_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.suspended_by_id AND kind = 'suspend' AND member_id = NEW.id
  ) THEN
    RAISE EXCEPTION 'only a decision to suspend this member suspends them' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_suspended_by_decision BEFORE UPDATE OF suspended_by_id ON members FOR EACH ROW EXECUTE FUNCTION members_suspended_by_decision();
--> statement-breakpoint
CREATE FUNCTION scope_members_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'threads');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_members_delete AFTER DELETE ON members FOR EACH ROW EXECUTE FUNCTION scope_members_delete();
--> statement-breakpoint
CREATE FUNCTION scope_members_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_members_insert AFTER INSERT ON members FOR EACH ROW EXECUTE FUNCTION scope_members_insert();
--> statement-breakpoint
CREATE FUNCTION scope_members_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'threads');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_members_update AFTER UPDATE OF id, handle, role, created_at ON members FOR EACH ROW EXECUTE FUNCTION scope_members_update();
--> statement-breakpoint
CREATE FUNCTION mentions_are_few() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (SELECT count(*) FROM mentions WHERE argument_id = NEW.argument_id) >= 10 THEN
    RAISE EXCEPTION 'an argument mentions ten members at most' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mentions_are_few BEFORE INSERT ON mentions FOR EACH ROW EXECUTE FUNCTION mentions_are_few();
--> statement-breakpoint
CREATE FUNCTION mentions_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'mentions are written and removed, never changed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mentions_no_update BEFORE UPDATE ON mentions FOR EACH ROW EXECUTE FUNCTION mentions_no_update();
--> statement-breakpoint
CREATE FUNCTION moved_by_others() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.member_id) THEN
    RAISE EXCEPTION 'nobody credits their own argument' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_by_others BEFORE INSERT ON moved FOR EACH ROW EXECUTE FUNCTION moved_by_others();
--> statement-breakpoint
CREATE FUNCTION moved_by_visible() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (
    SELECT 1 FROM arguments WHERE id = NEW.argument_id AND (hidden_by_id IS NOT NULL OR deleted_by_id IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'what is hidden or deleted is not credited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_by_visible BEFORE INSERT ON moved FOR EACH ROW EXECUTE FUNCTION moved_by_visible();
--> statement-breakpoint
CREATE FUNCTION moved_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (OLD.withdrawn_by_id IS NOT NULL AND NEW.withdrawn_by_id IS DISTINCT FROM OLD.withdrawn_by_id)
    OR (NEW.withdrawn_by_id IS NOT NULL AND NEW.removed_by_id IS NOT NULL) THEN
    RAISE EXCEPTION 'a credit that was taken back stays so, and is not removed as well' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_ends_once BEFORE UPDATE ON moved FOR EACH ROW EXECUTE FUNCTION moved_ends_once();
--> statement-breakpoint
CREATE FUNCTION moved_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'credits are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_no_delete BEFORE DELETE ON moved FOR EACH ROW EXECUTE FUNCTION moved_no_delete();
--> statement-breakpoint
CREATE FUNCTION moved_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM moved WHERE id = NEW.id) OR EXISTS (
    SELECT 1 FROM moved
    WHERE argument_id = NEW.argument_id AND member_id = NEW.member_id AND withdrawn_by_id IS NULL AND removed_by_id IS NULL
  ) THEN
    RAISE EXCEPTION 'a credit is given once and never replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_no_replace BEFORE INSERT ON moved FOR EACH ROW EXECUTE FUNCTION moved_no_replace();
--> statement-breakpoint
CREATE FUNCTION moved_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.argument_id, NEW.kind, NEW.before, NEW.after, NEW.across, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.argument_id, OLD.kind, OLD.before, OLD.after, OLD.across, OLD.created_at)
    OR ((NEW.member_id, NEW.why) IS DISTINCT FROM (OLD.member_id, OLD.why)
      AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)) THEN
    RAISE EXCEPTION 'a credit stays as it was given' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_no_update BEFORE UPDATE ON moved FOR EACH ROW EXECUTE FUNCTION moved_no_update();
--> statement-breakpoint
CREATE FUNCTION moved_removed_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.removed_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions
    WHERE id = NEW.removed_by_id AND kind = 'remove-credit'
      AND argument_id = NEW.argument_id AND member_id = NEW.member_id
  ) THEN
    RAISE EXCEPTION 'only a decision to remove this credit removes it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_removed_by_decision BEFORE UPDATE OF removed_by_id ON moved FOR EACH ROW EXECUTE FUNCTION moved_removed_by_decision();
--> statement-breakpoint
CREATE FUNCTION moved_start_standing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.withdrawn_by_id IS NOT NULL OR NEW.removed_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a credit starts neither taken back nor removed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_start_standing BEFORE INSERT ON moved FOR EACH ROW EXECUTE FUNCTION moved_start_standing();
--> statement-breakpoint
CREATE FUNCTION moved_withdrawn_by_act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.withdrawn_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM audit
    WHERE id = NEW.withdrawn_by_id AND act = 'withdraw-credit' AND actor_id = NEW.member_id
      AND subject_type = 'argument' AND subject_id = CAST(NEW.argument_id AS TEXT)
  ) THEN
    RAISE EXCEPTION 'only its giver takes a credit back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved_withdrawn_by_act BEFORE UPDATE OF withdrawn_by_id ON moved FOR EACH ROW EXECUTE FUNCTION moved_withdrawn_by_act();
--> statement-breakpoint
CREATE FUNCTION scope_moved_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_moved_delete AFTER DELETE ON moved FOR EACH ROW EXECUTE FUNCTION scope_moved_delete();
--> statement-breakpoint
CREATE FUNCTION scope_moved_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_moved_insert AFTER INSERT ON moved FOR EACH ROW EXECUTE FUNCTION scope_moved_insert();
--> statement-breakpoint
CREATE FUNCTION scope_moved_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)), 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_moved_update AFTER UPDATE ON moved FOR EACH ROW EXECUTE FUNCTION scope_moved_update();
--> statement-breakpoint
CREATE FUNCTION notices_answered_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.answered_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.answered_by_id AND (
      (kind IN ('hide', 'warn', 'suspend', 'keep', 'publish') AND argument_id = NEW.argument_id) OR kind = 'dismiss'
    )
  ) THEN
    RAISE EXCEPTION 'only a decision on what it is about answers a notice' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_answered_by_decision BEFORE UPDATE OF answered_by_id ON notices FOR EACH ROW EXECUTE FUNCTION notices_answered_by_decision();
--> statement-breakpoint
CREATE FUNCTION notices_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'notices are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices FOR EACH ROW EXECUTE FUNCTION notices_no_delete();
--> statement-breakpoint
CREATE FUNCTION notices_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM notices WHERE id = NEW.id OR receipt = NEW.receipt) THEN
    RAISE EXCEPTION 'a notice is never replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_no_replace BEFORE INSERT ON notices FOR EACH ROW EXECUTE FUNCTION notices_no_replace();
--> statement-breakpoint
CREATE FUNCTION notices_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.receipt, NEW.argument_id, NEW.is_against_children, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.receipt, OLD.argument_id, OLD.is_against_children, OLD.created_at)
    OR ((NEW.address, NEW.law, NEW.explanation, NEW.name, NEW.email) IS DISTINCT FROM (OLD.address, OLD.law, OLD.explanation, OLD.name, OLD.email)
      AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)) THEN
    RAISE EXCEPTION 'a notice stays as it came in' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices FOR EACH ROW EXECUTE FUNCTION notices_no_update();
--> statement-breakpoint
CREATE FUNCTION notices_start_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.answered_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a notice does not start answered' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_start_open BEFORE INSERT ON notices FOR EACH ROW EXECUTE FUNCTION notices_start_open();
--> statement-breakpoint
CREATE FUNCTION scope_notices_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_notices_delete AFTER DELETE ON notices FOR EACH ROW EXECUTE FUNCTION scope_notices_delete();
--> statement-breakpoint
CREATE FUNCTION scope_notices_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_notices_insert AFTER INSERT ON notices FOR EACH ROW EXECUTE FUNCTION scope_notices_insert();
--> statement-breakpoint
CREATE FUNCTION scope_notices_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_notices_update AFTER UPDATE ON notices FOR EACH ROW EXECUTE FUNCTION scope_notices_update();
--> statement-breakpoint
CREATE FUNCTION orders_executed_by_hide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.executed_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.executed_by_id AND kind IN ('hide', 'warn', 'suspend') AND argument_id = NEW.argument_id
  ) THEN
    RAISE EXCEPTION 'an order is carried out by hiding what it names' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_executed_by_hide BEFORE UPDATE OF executed_by_id ON orders FOR EACH ROW EXECUTE FUNCTION orders_executed_by_hide();
--> statement-breakpoint
CREATE FUNCTION orders_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'orders are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION orders_no_delete();
--> statement-breakpoint
CREATE FUNCTION orders_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM orders WHERE reference = NEW.reference AND argument_id = NEW.argument_id) THEN
    RAISE EXCEPTION 'an order is entered once and never replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_no_replace BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION orders_no_replace();
--> statement-breakpoint
CREATE FUNCTION orders_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.argument_id, NEW.authority, NEW.reference, NEW.received_at, NEW.entered_by_id, NEW.created_at)
    IS DISTINCT FROM (OLD.id, OLD.argument_id, OLD.authority, OLD.reference, OLD.received_at, OLD.entered_by_id, OLD.created_at) THEN
    RAISE EXCEPTION 'an order stays as it came in' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_no_update BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders_no_update();
--> statement-breakpoint
CREATE FUNCTION orders_start_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.executed_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'an order does not start carried out' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_start_open BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION orders_start_open();
--> statement-breakpoint
CREATE FUNCTION scope_orders_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_orders_delete AFTER DELETE ON orders FOR EACH ROW EXECUTE FUNCTION scope_orders_delete();
--> statement-breakpoint
CREATE FUNCTION scope_orders_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_orders_insert AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION scope_orders_insert();
--> statement-breakpoint
CREATE FUNCTION scope_orders_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_orders_update AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION scope_orders_update();
--> statement-breakpoint
CREATE FUNCTION passages_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.quoted_argument_id IS NULL AND NEW.start_utf16 IS NOT NULL THEN
    INSERT INTO passage_counts (thread_id, stance, start_utf16, end_utf16, count)
      SELECT thread_id, stance, NEW.start_utf16, NEW.end_utf16, 1 FROM arguments
      WHERE id = NEW.argument_id AND parent_id IS NULL AND stance IS NOT NULL
        AND hidden_by_id IS NULL AND deleted_by_id IS NULL
      ON CONFLICT (thread_id, stance, start_utf16, end_utf16) DO UPDATE SET count = passage_counts.count + 1;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_counted AFTER INSERT ON passages FOR EACH ROW EXECUTE FUNCTION passages_counted();
--> statement-breakpoint
CREATE FUNCTION passages_counted_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.quoted_argument_id IS NULL AND NEW.start_utf16 IS NOT NULL THEN
    INSERT INTO passage_counts (thread_id, stance, start_utf16, end_utf16, count)
      SELECT thread_id, stance, NEW.start_utf16, NEW.end_utf16, 1 FROM arguments
      WHERE id = NEW.argument_id AND parent_id IS NULL AND stance IS NOT NULL
        AND hidden_by_id IS NULL AND deleted_by_id IS NULL
      ON CONFLICT (thread_id, stance, start_utf16, end_utf16) DO UPDATE SET count = passage_counts.count + 1;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_counted_again AFTER UPDATE OF quoted_argument_id, start_utf16, end_utf16 ON passages FOR EACH ROW EXECUTE FUNCTION passages_counted_again();
--> statement-breakpoint
CREATE FUNCTION passages_counted_before_removal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.quoted_argument_id IS NULL AND OLD.start_utf16 IS NOT NULL THEN
    UPDATE passage_counts SET count = count - 1
      WHERE start_utf16 = OLD.start_utf16 AND end_utf16 = OLD.end_utf16 AND (thread_id, stance) = (
        SELECT thread_id, stance FROM arguments
        WHERE id = OLD.argument_id AND parent_id IS NULL AND hidden_by_id IS NULL AND deleted_by_id IS NULL
      );
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_counted_before_removal BEFORE DELETE ON passages FOR EACH ROW EXECUTE FUNCTION passages_counted_before_removal();
--> statement-breakpoint
CREATE FUNCTION passages_counted_no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.quoted_argument_id IS NULL AND OLD.start_utf16 IS NOT NULL THEN
    UPDATE passage_counts SET count = count - 1
      WHERE start_utf16 = OLD.start_utf16 AND end_utf16 = OLD.end_utf16 AND (thread_id, stance) = (
        SELECT thread_id, stance FROM arguments
        WHERE id = OLD.argument_id AND parent_id IS NULL AND hidden_by_id IS NULL AND deleted_by_id IS NULL
      );
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_counted_no_more AFTER UPDATE OF quoted_argument_id, start_utf16, end_utf16 ON passages FOR EACH ROW EXECUTE FUNCTION passages_counted_no_more();
--> statement-breakpoint
CREATE FUNCTION passages_of_others() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.quoted_argument_id = NEW.argument_id THEN
    RAISE EXCEPTION 'an argument does not quote itself' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_of_others BEFORE INSERT ON passages FOR EACH ROW EXECUTE FUNCTION passages_of_others();
--> statement-breakpoint
CREATE FUNCTION passages_stay_of_others() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.quoted_argument_id = NEW.argument_id THEN
    RAISE EXCEPTION 'an argument does not quote itself' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_stay_of_others BEFORE UPDATE ON passages FOR EACH ROW EXECUTE FUNCTION passages_stay_of_others();
--> statement-breakpoint
CREATE FUNCTION scope_passages_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_passages_delete AFTER DELETE ON passages FOR EACH ROW EXECUTE FUNCTION scope_passages_delete();
--> statement-breakpoint
CREATE FUNCTION scope_passages_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_passages_insert AFTER INSERT ON passages FOR EACH ROW EXECUTE FUNCTION scope_passages_insert();
--> statement-breakpoint
CREATE FUNCTION scope_passages_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)), 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_passages_update AFTER UPDATE ON passages FOR EACH ROW EXECUTE FUNCTION scope_passages_update();
--> statement-breakpoint
CREATE FUNCTION position_changes_from_position() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.before IS DISTINCT FROM (SELECT value FROM positions WHERE thread_id = NEW.thread_id AND member_id = NEW.member_id) THEN
    RAISE EXCEPTION 'a position changes from where its member stands' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER position_changes_from_position BEFORE INSERT ON position_changes FOR EACH ROW EXECUTE FUNCTION position_changes_from_position();
--> statement-breakpoint
CREATE FUNCTION position_changes_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'position changes are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER position_changes_no_delete BEFORE DELETE ON position_changes FOR EACH ROW EXECUTE FUNCTION position_changes_no_delete();
--> statement-breakpoint
CREATE FUNCTION position_changes_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM position_changes WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'position changes are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER position_changes_no_replace BEFORE INSERT ON position_changes FOR EACH ROW EXECUTE FUNCTION position_changes_no_replace();
--> statement-breakpoint
CREATE FUNCTION position_changes_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'position changes are never changed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER position_changes_no_update BEFORE UPDATE ON position_changes FOR EACH ROW EXECUTE FUNCTION position_changes_no_update();
--> statement-breakpoint
CREATE FUNCTION scope_position_changes_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_position_changes_delete AFTER DELETE ON position_changes FOR EACH ROW EXECUTE FUNCTION scope_position_changes_delete();
--> statement-breakpoint
CREATE FUNCTION scope_position_changes_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_position_changes_insert AFTER INSERT ON position_changes FOR EACH ROW EXECUTE FUNCTION scope_position_changes_insert();
--> statement-breakpoint
CREATE FUNCTION scope_position_changes_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_position_changes_update AFTER UPDATE ON position_changes FOR EACH ROW EXECUTE FUNCTION scope_position_changes_update();
--> statement-breakpoint
CREATE FUNCTION positions_by_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM position_changes change
    WHERE change.id = NEW.change_id AND change.after = NEW.value
      AND change.thread_id = NEW.thread_id AND change.member_id = NEW.member_id
  ) OR EXISTS (
    SELECT 1 FROM position_changes WHERE thread_id = NEW.thread_id AND member_id = NEW.member_id AND id > NEW.change_id
  ) THEN
    RAISE EXCEPTION 'a position is where its newest change led' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER positions_by_change BEFORE INSERT ON positions FOR EACH ROW EXECUTE FUNCTION positions_by_change();
--> statement-breakpoint
CREATE FUNCTION positions_stay_by_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.thread_id, NEW.member_id) IS DISTINCT FROM (OLD.thread_id, OLD.member_id) OR NOT EXISTS (
    SELECT 1 FROM position_changes change
    WHERE change.id = NEW.change_id AND change.after = NEW.value
      AND change.thread_id = NEW.thread_id AND change.member_id = NEW.member_id
  ) OR EXISTS (
    SELECT 1 FROM position_changes WHERE thread_id = NEW.thread_id AND member_id = NEW.member_id AND id > NEW.change_id
  ) THEN
    RAISE EXCEPTION 'a position is where its newest change led' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER positions_stay_by_change BEFORE UPDATE ON positions FOR EACH ROW EXECUTE FUNCTION positions_stay_by_change();
--> statement-breakpoint
CREATE FUNCTION positions_while_rated() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (
    SELECT 1 FROM ratings JOIN arguments argument ON argument.id = ratings.argument_id
    WHERE ratings.member_id = OLD.member_id AND argument.thread_id = OLD.thread_id
  ) THEN
    RAISE EXCEPTION 'a position stays while its member has ratings in the thread' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER positions_while_rated BEFORE DELETE ON positions FOR EACH ROW EXECUTE FUNCTION positions_while_rated();
--> statement-breakpoint
CREATE FUNCTION scope_positions_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_positions_delete AFTER DELETE ON positions FOR EACH ROW EXECUTE FUNCTION scope_positions_delete();
--> statement-breakpoint
CREATE FUNCTION scope_positions_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_positions_insert AFTER INSERT ON positions FOR EACH ROW EXECUTE FUNCTION scope_positions_insert();
--> statement-breakpoint
CREATE FUNCTION scope_positions_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_positions_update AFTER UPDATE ON positions FOR EACH ROW EXECUTE FUNCTION scope_positions_update();
--> statement-breakpoint
CREATE FUNCTION ratings_of_others() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.member_id) THEN
    RAISE EXCEPTION 'nobody rates their own argument' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ratings_of_others BEFORE INSERT ON ratings FOR EACH ROW EXECUTE FUNCTION ratings_of_others();
--> statement-breakpoint
CREATE FUNCTION ratings_of_visible() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (
    SELECT 1 FROM arguments WHERE id = NEW.argument_id AND (hidden_by_id IS NOT NULL OR deleted_by_id IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'what is hidden or deleted is not rated' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ratings_of_visible BEFORE INSERT ON ratings FOR EACH ROW EXECUTE FUNCTION ratings_of_visible();
--> statement-breakpoint
CREATE FUNCTION ratings_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.argument_id, NEW.member_id) IS DISTINCT FROM (OLD.argument_id, OLD.member_id) THEN
    RAISE EXCEPTION 'a rating stays with its member and its argument' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ratings_stay BEFORE UPDATE ON ratings FOR EACH ROW EXECUTE FUNCTION ratings_stay();
--> statement-breakpoint
CREATE FUNCTION ratings_with_position() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (
    SELECT 1 FROM arguments argument WHERE argument.id = NEW.argument_id AND NOT EXISTS (
      SELECT 1 FROM positions WHERE thread_id = argument.thread_id AND member_id = NEW.member_id
    )
  ) THEN
    RAISE EXCEPTION 'a rating needs a position of its member in the thread' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ratings_with_position BEFORE INSERT ON ratings FOR EACH ROW EXECUTE FUNCTION ratings_with_position();
--> statement-breakpoint
CREATE FUNCTION reports_answered_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.answered_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions
    WHERE id = NEW.answered_by_id AND kind IN ('hide', 'warn', 'suspend', 'keep', 'publish')
      AND argument_id = NEW.argument_id AND moderator_id <> NEW.member_id
  ) THEN
    RAISE EXCEPTION 'only a decision of another on this argument answers a report' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_answered_by_decision BEFORE UPDATE OF answered_by_id ON reports FOR EACH ROW EXECUTE FUNCTION reports_answered_by_decision();
--> statement-breakpoint
CREATE FUNCTION reports_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'reports are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports FOR EACH ROW EXECUTE FUNCTION reports_no_delete();
--> statement-breakpoint
CREATE FUNCTION reports_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM reports WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM reports WHERE argument_id = NEW.argument_id AND member_id = NEW.member_id) THEN
    RAISE EXCEPTION 'a report is made once and never replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_no_replace BEFORE INSERT ON reports FOR EACH ROW EXECUTE FUNCTION reports_no_replace();
--> statement-breakpoint
CREATE FUNCTION reports_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.id, NEW.argument_id, NEW.argument_revision, NEW.member_id, NEW.ground, NEW.weight, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.argument_id, OLD.argument_revision, OLD.member_id, OLD.ground, OLD.weight, OLD.created_at)
    OR (NEW.note IS DISTINCT FROM OLD.note
      AND NOT EXISTS (SELECT 1 FROM erasures WHERE NOT is_done)) THEN
    RAISE EXCEPTION 'a report stays as it was made' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports FOR EACH ROW EXECUTE FUNCTION reports_no_update();
--> statement-breakpoint
CREATE FUNCTION reports_of_others() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM arguments WHERE id = NEW.argument_id AND author_id = NEW.member_id) THEN
    RAISE EXCEPTION 'nobody reports their own argument' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_of_others BEFORE INSERT ON reports FOR EACH ROW EXECUTE FUNCTION reports_of_others();
--> statement-breakpoint
CREATE FUNCTION reports_of_visible() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (
    SELECT 1 FROM arguments WHERE id = NEW.argument_id AND (hidden_by_id IS NOT NULL OR deleted_by_id IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'what is hidden or deleted is not reported' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_of_visible BEFORE INSERT ON reports FOR EACH ROW EXECUTE FUNCTION reports_of_visible();
--> statement-breakpoint
CREATE FUNCTION reports_start_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.answered_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a report does not start answered' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_start_open BEFORE INSERT ON reports FOR EACH ROW EXECUTE FUNCTION reports_start_open();
--> statement-breakpoint
CREATE FUNCTION scope_reports_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_reports_delete AFTER DELETE ON reports FOR EACH ROW EXECUTE FUNCTION scope_reports_delete();
--> statement-breakpoint
CREATE FUNCTION scope_reports_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_reports_insert AFTER INSERT ON reports FOR EACH ROW EXECUTE FUNCTION scope_reports_insert();
--> statement-breakpoint
CREATE FUNCTION scope_reports_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_reports_update AFTER UPDATE ON reports FOR EACH ROW EXECUTE FUNCTION scope_reports_update();
--> statement-breakpoint
CREATE FUNCTION second_factors_step_rises() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.last_step <= OLD.last_step OR (NEW.member_id, NEW.nonce, NEW.created_at) IS DISTINCT FROM (OLD.member_id, OLD.nonce, OLD.created_at) THEN
    RAISE EXCEPTION 'a code is taken once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER second_factors_step_rises BEFORE UPDATE ON second_factors FOR EACH ROW EXECUTE FUNCTION second_factors_step_rises();
--> statement-breakpoint
CREATE FUNCTION scope_stances_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id));
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_stances_delete AFTER DELETE ON stances FOR EACH ROW EXECUTE FUNCTION scope_stances_delete();
--> statement-breakpoint
CREATE FUNCTION scope_stances_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_stances_insert AFTER INSERT ON stances FOR EACH ROW EXECUTE FUNCTION scope_stances_insert();
--> statement-breakpoint
CREATE FUNCTION scope_stances_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_stances_update AFTER UPDATE ON stances FOR EACH ROW EXECUTE FUNCTION scope_stances_update();
--> statement-breakpoint
CREATE FUNCTION scope_statements_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_statements_delete AFTER DELETE ON statements FOR EACH ROW EXECUTE FUNCTION scope_statements_delete();
--> statement-breakpoint
CREATE FUNCTION scope_statements_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_statements_insert AFTER INSERT ON statements FOR EACH ROW EXECUTE FUNCTION scope_statements_insert();
--> statement-breakpoint
CREATE FUNCTION scope_statements_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_statements_update AFTER UPDATE ON statements FOR EACH ROW EXECUTE FUNCTION scope_statements_update();
--> statement-breakpoint
CREATE FUNCTION statements_lists() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF json_typeof(NEW.content_type::json) IS DISTINCT FROM 'array' OR json_array_length(NEW.content_type::json) = 0
    OR json_typeof(NEW.territorial_scope::json) IS DISTINCT FROM 'array'
    OR (NEW.decision_visibility IS NOT NULL AND json_array_length(NEW.decision_visibility::json) = 0) THEN
    RAISE EXCEPTION 'a statement lists what it is about' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER statements_lists BEFORE INSERT ON statements FOR EACH ROW EXECUTE FUNCTION statements_lists();
--> statement-breakpoint
CREATE FUNCTION statements_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'statements are never removed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER statements_no_delete BEFORE DELETE ON statements FOR EACH ROW EXECUTE FUNCTION statements_no_delete();
--> statement-breakpoint
CREATE FUNCTION statements_no_replace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM statements WHERE id = NEW.id OR puid = NEW.puid) THEN
    RAISE EXCEPTION 'statements are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER statements_no_replace BEFORE INSERT ON statements FOR EACH ROW EXECUTE FUNCTION statements_no_replace();
--> statement-breakpoint
CREATE FUNCTION statements_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'statements are never changed' USING ERRCODE = 'integrity_constraint_violation';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER statements_no_update BEFORE UPDATE ON statements FOR EACH ROW EXECUTE FUNCTION statements_no_update();
--> statement-breakpoint
CREATE FUNCTION scope_threads_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || OLD.slug);
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_threads_delete AFTER DELETE ON threads FOR EACH ROW EXECUTE FUNCTION scope_threads_delete();
--> statement-breakpoint
CREATE FUNCTION scope_threads_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO scopes VALUES ('thread:' || NEW.slug, 1) ON CONFLICT (name) DO UPDATE SET revision = scopes.revision + 1;
    UPDATE scopes SET revision = revision + 1 WHERE name = 'site';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_threads_insert AFTER INSERT ON threads FOR EACH ROW EXECUTE FUNCTION scope_threads_insert();
--> statement-breakpoint
CREATE FUNCTION scope_threads_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO scopes VALUES ('thread:' || NEW.slug, 1) ON CONFLICT (name) DO NOTHING;
    UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || OLD.slug, 'thread:' || NEW.slug);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scope_threads_update AFTER UPDATE ON threads FOR EACH ROW EXECUTE FUNCTION scope_threads_update();
--> statement-breakpoint
CREATE FUNCTION threads_locked_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.locked_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.locked_by_id AND kind = 'lock-thread' AND thread_id = NEW.id
  ) THEN
    RAISE EXCEPTION 'only a decision to lock this thread locks it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER threads_locked_by_decision BEFORE UPDATE OF locked_by_id ON threads FOR EACH ROW EXECUTE FUNCTION threads_locked_by_decision();
--> statement-breakpoint
CREATE FUNCTION threads_slow_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.slow_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE id = NEW.slow_by_id AND kind = 'slow' AND thread_id = NEW.id
  ) THEN
    RAISE EXCEPTION 'only a decision to slow this thread slows it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER threads_slow_by_decision BEFORE UPDATE OF slow_by_id ON threads FOR EACH ROW EXECUTE FUNCTION threads_slow_by_decision();
--> statement-breakpoint
CREATE FUNCTION threads_start_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.locked_by_id IS NOT NULL OR NEW.slow_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a thread starts neither locked nor slow' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER threads_start_open BEFORE INSERT ON threads FOR EACH ROW EXECUTE FUNCTION threads_start_open();
