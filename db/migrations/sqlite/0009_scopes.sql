CREATE TABLE `scopes` (
	`name` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO scopes VALUES ('site', 1), ('threads', 1);
--> statement-breakpoint
INSERT INTO scopes SELECT 'thread:' || slug, 1 FROM threads;
--> statement-breakpoint
-- A revision never starts again, even where a thread of the same name comes after one that was removed.
CREATE TRIGGER scope_threads_insert AFTER INSERT ON threads
BEGIN
  INSERT INTO scopes VALUES ('thread:' || NEW.slug, 1) ON CONFLICT (name) DO UPDATE SET revision = revision + 1;
  UPDATE scopes SET revision = revision + 1 WHERE name = 'site';
END;
--> statement-breakpoint
CREATE TRIGGER scope_threads_update AFTER UPDATE ON threads
BEGIN
  INSERT INTO scopes VALUES ('thread:' || NEW.slug, 1) ON CONFLICT (name) DO NOTHING;
  UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || OLD.slug, 'thread:' || NEW.slug);
END;
--> statement-breakpoint
CREATE TRIGGER scope_threads_delete AFTER DELETE ON threads
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || OLD.slug); END;
--> statement-breakpoint
CREATE TRIGGER scope_stances_insert AFTER INSERT ON stances
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_stances_update AFTER UPDATE ON stances
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_stances_delete AFTER DELETE ON stances
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_article_revisions_insert AFTER INSERT ON article_revisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_article_revisions_update AFTER UPDATE ON article_revisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_article_revisions_delete AFTER DELETE ON article_revisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_arguments_insert AFTER INSERT ON arguments
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_arguments_update AFTER UPDATE ON arguments
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_arguments_delete AFTER DELETE ON arguments
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_positions_insert AFTER INSERT ON positions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_positions_update AFTER UPDATE ON positions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_positions_delete AFTER DELETE ON positions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_position_changes_insert AFTER INSERT ON position_changes
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_position_changes_update AFTER UPDATE ON position_changes
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id), 'thread:' || (SELECT slug FROM threads WHERE id = NEW.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_position_changes_delete AFTER DELETE ON position_changes
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = OLD.thread_id)); END;
--> statement-breakpoint
CREATE TRIGGER scope_argument_revisions_insert AFTER INSERT ON argument_revisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_argument_revisions_update AFTER UPDATE ON argument_revisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)), 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_argument_revisions_delete AFTER DELETE ON argument_revisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_passages_insert AFTER INSERT ON passages
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_passages_update AFTER UPDATE ON passages
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)), 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_passages_delete AFTER DELETE ON passages
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_moved_insert AFTER INSERT ON moved
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_moved_update AFTER UPDATE ON moved
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)), 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = NEW.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_moved_delete AFTER DELETE ON moved
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = (SELECT thread_id FROM arguments WHERE id = OLD.argument_id))); END;
--> statement-breakpoint
CREATE TRIGGER scope_decisions_insert AFTER INSERT ON decisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(NEW.thread_id, (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)))); END;
--> statement-breakpoint
CREATE TRIGGER scope_decisions_update AFTER UPDATE ON decisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(OLD.thread_id, (SELECT thread_id FROM arguments WHERE id = OLD.argument_id))), 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(NEW.thread_id, (SELECT thread_id FROM arguments WHERE id = NEW.argument_id)))); END;
--> statement-breakpoint
CREATE TRIGGER scope_decisions_delete AFTER DELETE ON decisions
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'thread:' || (SELECT slug FROM threads WHERE id = coalesce(OLD.thread_id, (SELECT thread_id FROM arguments WHERE id = OLD.argument_id)))); END;
--> statement-breakpoint
CREATE TRIGGER scope_members_insert AFTER INSERT ON members
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
-- Their address, password and suspension are on no page.
CREATE TRIGGER scope_members_update AFTER UPDATE OF id, handle, role, created_at ON members
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'threads'); END;
--> statement-breakpoint
CREATE TRIGGER scope_members_delete AFTER DELETE ON members
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site', 'threads'); END;
--> statement-breakpoint
CREATE TRIGGER scope_statements_insert AFTER INSERT ON statements
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_statements_update AFTER UPDATE ON statements
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_statements_delete AFTER DELETE ON statements
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_reports_insert AFTER INSERT ON reports
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_reports_update AFTER UPDATE ON reports
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_reports_delete AFTER DELETE ON reports
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_notices_insert AFTER INSERT ON notices
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_notices_update AFTER UPDATE ON notices
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_notices_delete AFTER DELETE ON notices
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_orders_insert AFTER INSERT ON orders
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_orders_update AFTER UPDATE ON orders
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_orders_delete AFTER DELETE ON orders
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_appeals_insert AFTER INSERT ON appeals
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_appeals_update AFTER UPDATE ON appeals
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_appeals_delete AFTER DELETE ON appeals
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
-- Of a case the figures tell when it was opened and what closed it; a claim is the moderators' own.
CREATE TRIGGER scope_cases_insert AFTER INSERT ON cases
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_cases_update AFTER UPDATE OF id, kind, argument_id, notice_id, appeal_id, opened_at, closed_by_id ON cases
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
--> statement-breakpoint
CREATE TRIGGER scope_cases_delete AFTER DELETE ON cases
BEGIN UPDATE scopes SET revision = revision + 1 WHERE name IN ('site'); END;
