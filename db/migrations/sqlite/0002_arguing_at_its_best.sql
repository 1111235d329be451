CREATE TABLE `mentions` (
	`argument_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	PRIMARY KEY(`argument_id`, `member_id`),
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentions_member` ON `mentions` (`member_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer,
	`sent_at` integer,
	`failure` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mails_kind" CHECK("mails"."kind" in ('digest'))
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`next_try_at`) WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX `mails_member` ON `mails` (`member_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `notification_switches` (
	`member_id` integer NOT NULL,
	`kind` text NOT NULL,
	`on_page` integer NOT NULL,
	`by_mail` integer NOT NULL,
	PRIMARY KEY(`member_id`, `kind`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notification_switches_kind" CHECK("notification_switches"."kind" in ('reply', 'mention', 'moved', 'decision', 'appeal', 'report'))
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`kind` text NOT NULL,
	`argument_id` integer,
	`actor_id` integer,
	`decision_id` integer,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`mail_id` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mail_id`) REFERENCES `mails`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notifications_kind" CHECK("notifications"."kind" in ('reply', 'mention', 'moved', 'decision', 'appeal', 'report'))
);
--> statement-breakpoint
CREATE INDEX `notifications_member` ON `notifications` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`member_id`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `notifications_mail` ON `notifications` (`mail_id`);--> statement-breakpoint
CREATE INDEX `notifications_argument` ON `notifications` (`argument_id`);--> statement-breakpoint
CREATE INDEX `notifications_unmailed` ON `notifications` (`created_at`) WHERE mail_id is null and read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`member_id`,`kind`,`argument_id`,`actor_id`) WHERE kind in ('reply', 'mention', 'moved');--> statement-breakpoint
CREATE TABLE `passages` (
	`argument_id` integer PRIMARY KEY NOT NULL,
	`quoted_argument_id` integer,
	`revision` integer NOT NULL,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`start_utf16` integer,
	`end_utf16` integer,
	`state` text NOT NULL,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`quoted_argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "passages_exact_length" CHECK(length("passages"."exact") between 1 and 500),
	CONSTRAINT "passages_state" CHECK("passages"."state" in ('anchored', 'moved', 'orphaned')),
	CONSTRAINT "passages_place" CHECK(("passages"."start_utf16" is null) = ("passages"."end_utf16" is null) and "passages"."start_utf16" < "passages"."end_utf16"),
	CONSTRAINT "passages_orphan_has_no_place" CHECK(("passages"."state" = 'orphaned') = ("passages"."start_utf16" is null))
);
--> statement-breakpoint
CREATE INDEX `passages_quoted` ON `passages` (`quoted_argument_id`);--> statement-breakpoint
CREATE TABLE `position_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`thread_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`before` integer,
	`after` integer NOT NULL,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "position_changes_before" CHECK("position_changes"."before" between -2 and 2),
	CONSTRAINT "position_changes_after" CHECK("position_changes"."after" between -2 and 2),
	CONSTRAINT "position_changes_changes" CHECK("position_changes"."before" is null or "position_changes"."before" <> "position_changes"."after")
);
--> statement-breakpoint
CREATE INDEX `position_changes_thread` ON `position_changes` (`thread_id`,`id`);--> statement-breakpoint
CREATE INDEX `position_changes_member` ON `position_changes` (`member_id`);--> statement-breakpoint
CREATE TABLE `positions` (
	`thread_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`value` integer NOT NULL,
	`change_id` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `member_id`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_id`) REFERENCES `position_changes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "positions_value" CHECK("positions"."value" between -2 and 2)
);
--> statement-breakpoint
CREATE INDEX `positions_member` ON `positions` (`member_id`);--> statement-breakpoint
CREATE INDEX `positions_value` ON `positions` (`thread_id`,`value`);--> statement-breakpoint
CREATE TABLE `moved` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`argument_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`before` integer NOT NULL,
	`after` integer NOT NULL,
	`across` integer NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_by_id` integer,
	`removed_by_id` integer,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "moved_kind" CHECK("moved"."kind" in ('position', 'point', 'fact')),
	CONSTRAINT "moved_why_length" CHECK(length("moved"."why") between 50 and 1000),
	CONSTRAINT "moved_before" CHECK("moved"."before" between -2 and 2),
	CONSTRAINT "moved_after" CHECK("moved"."after" between -2 and 2),
	CONSTRAINT "moved_position_changes" CHECK(("moved"."kind" = 'position') = ("moved"."before" <> "moved"."after"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moved_once` ON `moved` (`argument_id`,`member_id`) WHERE withdrawn_by_id is null and removed_by_id is null;--> statement-breakpoint
CREATE INDEX `moved_argument` ON `moved` (`argument_id`,`id`);--> statement-breakpoint
CREATE INDEX `moved_member` ON `moved` (`member_id`,`id`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`argument_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`strong` integer NOT NULL,
	`rated_at` integer NOT NULL,
	PRIMARY KEY(`argument_id`, `member_id`),
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ratings_member` ON `ratings` (`member_id`,`argument_id`);--> statement-breakpoint
CREATE TABLE `follows` (
	`thread_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `member_id`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follows_member` ON `follows` (`member_id`);--> statement-breakpoint
CREATE TABLE `reading_marks` (
	`thread_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`seen_id` integer NOT NULL,
	`marked_at` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `member_id`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reading_marks_member` ON `reading_marks` (`member_id`);--> statement-breakpoint
CREATE TABLE `seen_arguments` (
	`member_id` integer NOT NULL,
	`argument_id` integer NOT NULL,
	PRIMARY KEY(`member_id`, `argument_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `seen_arguments_argument` ON `seen_arguments` (`argument_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`argument_id` integer,
	`argument_revision` integer,
	`member_id` integer NOT NULL,
	`moderator_id` integer NOT NULL,
	`ground` text,
	`reason` text NOT NULL,
	`reverses_id` integer,
	`until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moderator_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_kind" CHECK("kind" in ('hide', 'restore', 'suspend', 'lift', 'remove-credit', 'keep')),
	CONSTRAINT "decisions_reason_length" CHECK(length("reason") <= 2000),
	CONSTRAINT "decisions_restriction_has_ground" CHECK("kind" not in ('hide', 'suspend', 'remove-credit') or ("ground" is not null and length("reason") > 0)),
	CONSTRAINT "decisions_suspension_ends" CHECK("kind" <> 'suspend' or "until" is not null),
	CONSTRAINT "decisions_hide_names_argument" CHECK("kind" not in ('hide', 'restore', 'remove-credit', 'keep') or "argument_id" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_decisions`("id", "kind", "argument_id", "argument_revision", "member_id", "moderator_id", "ground", "reason", "reverses_id", "until", "created_at") SELECT "id", "kind", "argument_id", "argument_revision", "member_id", "moderator_id", "ground", "reason", "reverses_id", "until", "created_at" FROM `decisions`;--> statement-breakpoint
DROP TABLE `decisions`;--> statement-breakpoint
ALTER TABLE `__new_decisions` RENAME TO `decisions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `decisions_argument` ON `decisions` (`argument_id`);--> statement-breakpoint
CREATE INDEX `decisions_member` ON `decisions` (`member_id`);--> statement-breakpoint
CREATE TABLE `__new_argument_revisions` (
	`argument_id` integer NOT NULL,
	`number` integer NOT NULL,
	`claim` text,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`quote` text,
	`language` text,
	`sources` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`argument_id`, `number`),
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "argument_revisions_claim_length" CHECK("claim" is null or length("claim") between 1 and 140),
	CONSTRAINT "argument_revisions_root_body" CHECK("claim" is null or length("body") <= 5000),
	CONSTRAINT "argument_revisions_reply_body" CHECK("claim" is not null or length("body") between 1 and 3000),
	CONSTRAINT "argument_revisions_quote_length" CHECK("quote" is null or length("quote") between 1 and 500),
	CONSTRAINT "argument_revisions_language_length" CHECK(length("language") between 2 and 35)
);
--> statement-breakpoint
INSERT INTO `__new_argument_revisions`("argument_id", "number", "claim", "body", "html", "quote", "sources", "created_at") SELECT "argument_id", "number", "claim", "body", "html", "quote", "sources", "created_at" FROM `argument_revisions`;--> statement-breakpoint
DROP TABLE `argument_revisions`;--> statement-breakpoint
ALTER TABLE `__new_argument_revisions` RENAME TO `argument_revisions`;--> statement-breakpoint
CREATE TABLE `__new_arguments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`thread_id` integer NOT NULL,
	`parent_id` integer,
	`root_id` integer,
	`depth` integer NOT NULL,
	`stance` text,
	`author_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`idempotency_key` text NOT NULL,
	`hidden_by_id` integer,
	`deleted_by_id` integer,
	`created_at` integer NOT NULL,
	`raters1` integer DEFAULT 0 NOT NULL,
	`strong1` integer DEFAULT 0 NOT NULL,
	`raters2` integer DEFAULT 0 NOT NULL,
	`strong2` integer DEFAULT 0 NOT NULL,
	`moved_count` integer DEFAULT 0 NOT NULL,
	`moved_across` integer DEFAULT 0 NOT NULL,
	`rebuttals` integer DEFAULT 0 NOT NULL,
	`both_sides` integer DEFAULT false NOT NULL,
	`moved_told` integer GENERATED ALWAYS AS (case when moved_count < 3 then 0 when moved_across = moved_count then moved_count - 1 else moved_across end) VIRTUAL,
	`strength1` integer GENERATED ALWAYS AS (1000000 * (strong1 + 1) / (raters1 + 2)) VIRTUAL,
	`strength2` integer GENERATED ALWAYS AS (1000000 * (strong2 + 1) / (raters2 + 2)) VIRTUAL,
	`common_ground` integer GENERATED ALWAYS AS (1000000 * (strong1 + 1) * (strong2 + 1) / ((raters1 + 2) * (raters2 + 2))) VIRTUAL,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`root_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thread_id`,`stance`) REFERENCES `stances`(`thread_id`,`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "arguments_raters" CHECK("strong1" between 0 and "raters1" and "strong2" between 0 and "raters2"),
	CONSTRAINT "arguments_moved" CHECK("moved_across" between 0 and "moved_count"),
	CONSTRAINT "arguments_rebuttals" CHECK("rebuttals" >= 0),
	CONSTRAINT "arguments_depth" CHECK("depth" between 1 and 8),
	CONSTRAINT "arguments_root_or_reply" CHECK(("parent_id" is null) = ("depth" = 1)),
	CONSTRAINT "arguments_reply_has_root" CHECK(("parent_id" is null) = ("root_id" is null)),
	CONSTRAINT "arguments_root_has_stance" CHECK("parent_id" is not null or "stance" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_arguments`("id", "thread_id", "parent_id", "root_id", "depth", "stance", "author_id", "revision", "idempotency_key", "hidden_by_id", "deleted_by_id", "created_at") SELECT "id", "thread_id", "parent_id", "root_id", "depth", "stance", "author_id", "revision", "idempotency_key", "hidden_by_id", "deleted_by_id", "created_at" FROM `arguments`;--> statement-breakpoint
DROP TABLE `arguments`;--> statement-breakpoint
ALTER TABLE `__new_arguments` RENAME TO `arguments`;--> statement-breakpoint
CREATE UNIQUE INDEX `arguments_once` ON `arguments` (`author_id`,`idempotency_key`);--> statement-breakpoint
CREATE INDEX `arguments_column` ON `arguments` (`thread_id`,`stance`,`parent_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_common_ground` ON `arguments` (`thread_id`,`stance`,`parent_id`,`common_ground`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_strength1` ON `arguments` (`thread_id`,`stance`,`parent_id`,`strength1`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_strength2` ON `arguments` (`thread_id`,`stance`,`parent_id`,`strength2`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_moved` ON `arguments` (`thread_id`,`stance`,`parent_id`,`moved_told`,`moved_count`,`common_ground`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_unanswered1` ON `arguments` (`thread_id`,`stance`,`strength1`,`id`) WHERE parent_id is null and rebuttals = 0 and hidden_by_id is null and deleted_by_id is null;--> statement-breakpoint
CREATE INDEX `arguments_unanswered2` ON `arguments` (`thread_id`,`stance`,`strength2`,`id`) WHERE parent_id is null and rebuttals = 0 and hidden_by_id is null and deleted_by_id is null;--> statement-breakpoint
CREATE INDEX `arguments_thread` ON `arguments` (`thread_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_root` ON `arguments` (`root_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_parent` ON `arguments` (`parent_id`);--> statement-breakpoint
CREATE INDEX `arguments_author` ON `arguments` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `arguments_author_newest` ON `arguments` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_visible` ON `arguments` (`thread_id`,`stance`,`parent_id`,`created_at`) WHERE hidden_by_id is null and deleted_by_id is null;--> statement-breakpoint
CREATE INDEX `arguments_hidden` ON `arguments` (`thread_id`,`id`) WHERE hidden_by_id is not null;
--> statement-breakpoint
UPDATE arguments SET rebuttals = (
  SELECT count(*) FROM arguments reply
  WHERE reply.parent_id = arguments.id AND reply.stance <> arguments.stance
    AND reply.hidden_by_id IS NULL AND reply.deleted_by_id IS NULL
);
