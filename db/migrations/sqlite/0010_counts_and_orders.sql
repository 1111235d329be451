CREATE TABLE `argument_counts` (
	`thread_id` integer NOT NULL,
	`stance` text NOT NULL,
	`is_root` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `stance`, `is_root`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "argument_counts_count" CHECK("argument_counts"."count" >= 0)
);
--> statement-breakpoint
DROP INDEX `arguments_visible`;--> statement-breakpoint
DROP INDEX `arguments_column`;--> statement-breakpoint
DROP INDEX `arguments_root`;--> statement-breakpoint
DROP INDEX `arguments_parent`;--> statement-breakpoint
DROP INDEX `arguments_author_newest`;--> statement-breakpoint
CREATE INDEX `arguments_recent` ON `arguments` (`thread_id`,`created_at`,`stance`,`deleted_by_id`,`hidden_by_id`);--> statement-breakpoint
CREATE INDEX `arguments_moving` ON `arguments` (`thread_id`,`moved_told`,`moved_count`,`common_ground`,`id`) WHERE moved_count > 0;--> statement-breakpoint
CREATE INDEX `arguments_author_hidden` ON `arguments` (`author_id`,`id`,`hidden_by_id`,`deleted_by_id`) WHERE hidden_by_id is not null;--> statement-breakpoint
CREATE INDEX `arguments_author_thread` ON `arguments` (`author_id`,`thread_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_author_moved` ON `arguments` (`author_id`) WHERE moved_count > 0;--> statement-breakpoint
CREATE INDEX `arguments_removed_roots` ON `arguments` (`thread_id`,`stance`,`parent_id`) WHERE parent_id is null and (hidden_by_id is not null or deleted_by_id is not null);--> statement-breakpoint
CREATE INDEX `arguments_column` ON `arguments` (`thread_id`,`stance`,`parent_id`,`id`,`deleted_by_id`,`hidden_by_id`);--> statement-breakpoint
CREATE INDEX `arguments_root` ON `arguments` (`root_id`,`id`,`deleted_by_id`,`hidden_by_id`,`held`);--> statement-breakpoint
CREATE INDEX `arguments_parent` ON `arguments` (`parent_id`,`common_ground`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_author_newest` ON `arguments` (`author_id`,`id`,`deleted_by_id`) WHERE deleted_by_id is null;--> statement-breakpoint
CREATE INDEX `decisions_ground` ON `decisions` (`ground`,`id`);
--> statement-breakpoint
INSERT INTO argument_counts (thread_id, stance, is_root, count)
SELECT thread_id, coalesce(stance, ''), parent_id IS NULL, count(*) FROM arguments
WHERE hidden_by_id IS NULL AND deleted_by_id IS NULL
GROUP BY 1, 2, 3;
--> statement-breakpoint
-- Whatever shows or removes an argument counts it in its own transaction.
CREATE TRIGGER arguments_counted AFTER INSERT ON arguments
WHEN NEW.hidden_by_id IS NULL AND NEW.deleted_by_id IS NULL
BEGIN
  INSERT INTO argument_counts (thread_id, stance, is_root, count)
  VALUES (NEW.thread_id, coalesce(NEW.stance, ''), NEW.parent_id IS NULL, 1)
  ON CONFLICT (thread_id, stance, is_root) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER arguments_counted_no_more AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments
WHEN OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL
BEGIN
  UPDATE argument_counts SET count = count - 1
  WHERE thread_id = OLD.thread_id AND stance = coalesce(OLD.stance, '') AND is_root = (OLD.parent_id IS NULL);
END;
--> statement-breakpoint
CREATE TRIGGER arguments_counted_again AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments
WHEN NEW.hidden_by_id IS NULL AND NEW.deleted_by_id IS NULL
BEGIN
  INSERT INTO argument_counts (thread_id, stance, is_root, count)
  VALUES (NEW.thread_id, coalesce(NEW.stance, ''), NEW.parent_id IS NULL, 1)
  ON CONFLICT (thread_id, stance, is_root) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER arguments_counted_before_removal BEFORE DELETE ON arguments
WHEN OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL
BEGIN
  UPDATE argument_counts SET count = count - 1
  WHERE thread_id = OLD.thread_id AND stance = coalesce(OLD.stance, '') AND is_root = (OLD.parent_id IS NULL);
END;
--> statement-breakpoint
-- The index also says where an argument stands and how its body begins, so that a search within a thread or a side, and
-- the look for a repetition, read no more than they need. Filled at the next start.
DROP TABLE search_arguments;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_arguments USING fts5(
  claim, body, author, place,
  content='', contentless_delete=1, tokenize='ascii', prefix='2 3'
);
