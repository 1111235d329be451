-- What was quoted from the article; where it stands there is looked for at the next start (revision 0).
INSERT INTO passages (argument_id, revision, exact, prefix, suffix, state)
SELECT argument_id, 0, quote, '', '', 'orphaned' FROM argument_revisions WHERE number = 1 AND quote IS NOT NULL;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_argument_revisions` (
	`argument_id` integer NOT NULL,
	`number` integer NOT NULL,
	`claim` text,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`language` text,
	`sources` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`argument_id`, `number`),
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "argument_revisions_claim_length" CHECK("claim" is null or length("claim") between 1 and 140),
	CONSTRAINT "argument_revisions_root_body" CHECK("claim" is null or length("body") <= 5000),
	CONSTRAINT "argument_revisions_reply_body" CHECK("claim" is not null or length("body") between 1 and 3000),
	CONSTRAINT "argument_revisions_language_length" CHECK(length("language") between 2 and 35)
);
--> statement-breakpoint
INSERT INTO `__new_argument_revisions`("argument_id", "number", "claim", "body", "html", "language", "sources", "created_at") SELECT "argument_id", "number", "claim", "body", "html", "language", "sources", "created_at" FROM `argument_revisions`;--> statement-breakpoint
DROP TABLE `argument_revisions`;--> statement-breakpoint
ALTER TABLE `__new_argument_revisions` RENAME TO `argument_revisions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;