CREATE TABLE `passage_counts` (
	`thread_id` integer NOT NULL,
	`stance` text NOT NULL,
	`start_utf16` integer NOT NULL,
	`end_utf16` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `stance`, `start_utf16`, `end_utf16`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "passage_counts_count" CHECK("passage_counts"."count" >= 0)
);
--> statement-breakpoint
INSERT INTO passage_counts (thread_id, stance, start_utf16, end_utf16, count)
SELECT argument.thread_id, argument.stance, passage.start_utf16, passage.end_utf16, count(*)
FROM passages passage JOIN arguments argument ON argument.id = passage.argument_id
WHERE passage.quoted_argument_id IS NULL AND passage.start_utf16 IS NOT NULL
  AND argument.parent_id IS NULL AND argument.stance IS NOT NULL
  AND argument.hidden_by_id IS NULL AND argument.deleted_by_id IS NULL
GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
-- Whatever places a quote, or shows or removes the argument that it is in, counts it in its own transaction.
CREATE TRIGGER passages_counted AFTER INSERT ON passages
WHEN NEW.quoted_argument_id IS NULL AND NEW.start_utf16 IS NOT NULL
BEGIN
  INSERT INTO passage_counts (thread_id, stance, start_utf16, end_utf16, count)
  SELECT thread_id, stance, NEW.start_utf16, NEW.end_utf16, 1 FROM arguments
  WHERE id = NEW.argument_id AND parent_id IS NULL AND stance IS NOT NULL
    AND hidden_by_id IS NULL AND deleted_by_id IS NULL
  ON CONFLICT (thread_id, stance, start_utf16, end_utf16) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER passages_counted_no_more AFTER UPDATE OF quoted_argument_id, start_utf16, end_utf16 ON passages
WHEN OLD.quoted_argument_id IS NULL AND OLD.start_utf16 IS NOT NULL
BEGIN
  UPDATE passage_counts SET count = count - 1
  WHERE start_utf16 = OLD.start_utf16 AND end_utf16 = OLD.end_utf16 AND (thread_id, stance) = (
    SELECT thread_id, stance FROM arguments
    WHERE id = OLD.argument_id AND parent_id IS NULL AND hidden_by_id IS NULL AND deleted_by_id IS NULL
  );
END;
--> statement-breakpoint
CREATE TRIGGER passages_counted_again AFTER UPDATE OF quoted_argument_id, start_utf16, end_utf16 ON passages
WHEN NEW.quoted_argument_id IS NULL AND NEW.start_utf16 IS NOT NULL
BEGIN
  INSERT INTO passage_counts (thread_id, stance, start_utf16, end_utf16, count)
  SELECT thread_id, stance, NEW.start_utf16, NEW.end_utf16, 1 FROM arguments
  WHERE id = NEW.argument_id AND parent_id IS NULL AND stance IS NOT NULL
    AND hidden_by_id IS NULL AND deleted_by_id IS NULL
  ON CONFLICT (thread_id, stance, start_utf16, end_utf16) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER passages_counted_before_removal BEFORE DELETE ON passages
WHEN OLD.quoted_argument_id IS NULL AND OLD.start_utf16 IS NOT NULL
BEGIN
  UPDATE passage_counts SET count = count - 1
  WHERE start_utf16 = OLD.start_utf16 AND end_utf16 = OLD.end_utf16 AND (thread_id, stance) = (
    SELECT thread_id, stance FROM arguments
    WHERE id = OLD.argument_id AND parent_id IS NULL AND hidden_by_id IS NULL AND deleted_by_id IS NULL
  );
END;
--> statement-breakpoint
CREATE TRIGGER arguments_quotes_counted_no_more AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments
WHEN OLD.parent_id IS NULL AND OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL
BEGIN
  UPDATE passage_counts SET count = count - 1
  WHERE thread_id = OLD.thread_id AND stance = OLD.stance AND (start_utf16, end_utf16) = (
    SELECT start_utf16, end_utf16 FROM passages WHERE argument_id = OLD.id AND quoted_argument_id IS NULL
  );
END;
--> statement-breakpoint
CREATE TRIGGER arguments_quotes_counted_again AFTER UPDATE OF thread_id, stance, parent_id, hidden_by_id, deleted_by_id ON arguments
WHEN NEW.parent_id IS NULL AND NEW.stance IS NOT NULL AND NEW.hidden_by_id IS NULL AND NEW.deleted_by_id IS NULL
BEGIN
  INSERT INTO passage_counts (thread_id, stance, start_utf16, end_utf16, count)
  SELECT NEW.thread_id, NEW.stance, start_utf16, end_utf16, 1 FROM passages
  WHERE argument_id = NEW.id AND quoted_argument_id IS NULL AND start_utf16 IS NOT NULL
  ON CONFLICT (thread_id, stance, start_utf16, end_utf16) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
-- Before its quote goes with it, when nobody could say any more where it was.
CREATE TRIGGER arguments_quotes_counted_before_removal BEFORE DELETE ON arguments
WHEN OLD.parent_id IS NULL AND OLD.hidden_by_id IS NULL AND OLD.deleted_by_id IS NULL
BEGIN
  UPDATE passage_counts SET count = count - 1
  WHERE thread_id = OLD.thread_id AND stance = OLD.stance AND (start_utf16, end_utf16) = (
    SELECT start_utf16, end_utf16 FROM passages WHERE argument_id = OLD.id AND quoted_argument_id IS NULL
  );
END;
