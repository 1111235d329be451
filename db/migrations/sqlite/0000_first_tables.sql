CREATE TABLE `limits` (
	`key` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`hits` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `limits_started` ON `limits` (`started_at`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`handle` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text NOT NULL,
	`suspended_by_id` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "members_handle_form" CHECK(length("members"."handle") between 3 and 24 and "members"."handle" = lower("members"."handle")),
	CONSTRAINT "members_email_length" CHECK(length("members"."email") between 3 and 254),
	CONSTRAINT "members_role" CHECK("members"."role" in ('member', 'moderator', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_handle` ON `members` (`handle`);--> statement-breakpoint
CREATE UNIQUE INDEX `members_email` ON `members` (`email`);--> statement-breakpoint
CREATE INDEX `members_role` ON `members` (`role`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_member` ON `sessions` (`member_id`);--> statement-breakpoint
CREATE TABLE `setup_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `argument_revisions` (
	`argument_id` integer NOT NULL,
	`number` integer NOT NULL,
	`claim` text,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`quote` text,
	`sources` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`argument_id`, `number`),
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "argument_revisions_claim_length" CHECK("argument_revisions"."claim" is null or length("argument_revisions"."claim") between 1 and 140),
	CONSTRAINT "argument_revisions_root_body" CHECK("argument_revisions"."claim" is null or length("argument_revisions"."body") <= 5000),
	CONSTRAINT "argument_revisions_reply_body" CHECK("argument_revisions"."claim" is not null or length("argument_revisions"."body") between 1 and 3000),
	CONSTRAINT "argument_revisions_quote_length" CHECK("argument_revisions"."quote" is null or length("argument_revisions"."quote") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE `arguments` (
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
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`root_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thread_id`,`stance`) REFERENCES `stances`(`thread_id`,`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "arguments_depth" CHECK("arguments"."depth" between 1 and 8),
	CONSTRAINT "arguments_root_or_reply" CHECK(("arguments"."parent_id" is null) = ("arguments"."depth" = 1)),
	CONSTRAINT "arguments_reply_has_root" CHECK(("arguments"."parent_id" is null) = ("arguments"."root_id" is null)),
	CONSTRAINT "arguments_root_has_stance" CHECK("arguments"."parent_id" is not null or "arguments"."stance" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `arguments_once` ON `arguments` (`author_id`,`idempotency_key`);--> statement-breakpoint
CREATE INDEX `arguments_column` ON `arguments` (`thread_id`,`stance`,`parent_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_root` ON `arguments` (`root_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_parent` ON `arguments` (`parent_id`);--> statement-breakpoint
CREATE INDEX `arguments_author` ON `arguments` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `arguments_author_newest` ON `arguments` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `arguments_visible` ON `arguments` (`thread_id`,`stance`,`parent_id`,`created_at`) WHERE hidden_by_id is null and deleted_by_id is null;--> statement-breakpoint
CREATE INDEX `arguments_hidden` ON `arguments` (`thread_id`,`id`) WHERE hidden_by_id is not null;--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` integer,
	`act` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
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
	CONSTRAINT "decisions_kind" CHECK("decisions"."kind" in ('hide', 'restore', 'suspend', 'lift')),
	CONSTRAINT "decisions_reason_length" CHECK(length("decisions"."reason") <= 2000),
	CONSTRAINT "decisions_restriction_has_ground" CHECK("decisions"."kind" not in ('hide', 'suspend') or ("decisions"."ground" is not null and length("decisions"."reason") > 0)),
	CONSTRAINT "decisions_suspension_ends" CHECK("decisions"."kind" <> 'suspend' or "decisions"."until" is not null),
	CONSTRAINT "decisions_hide_names_argument" CHECK("decisions"."kind" not in ('hide', 'restore') or "decisions"."argument_id" is not null)
);
--> statement-breakpoint
CREATE INDEX `decisions_argument` ON `decisions` (`argument_id`);--> statement-breakpoint
CREATE INDEX `decisions_member` ON `decisions` (`member_id`);--> statement-breakpoint
CREATE TABLE `article_revisions` (
	`thread_id` integer NOT NULL,
	`number` integer NOT NULL,
	`kicker` text NOT NULL,
	`title` text NOT NULL,
	`dek` text NOT NULL,
	`motion` text NOT NULL,
	`published` text NOT NULL,
	`markdown` text NOT NULL,
	`sources` text NOT NULL,
	`language` text NOT NULL,
	`published_by_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `number`),
	FOREIGN KEY (`published_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "article_revisions_motion_length" CHECK(length("article_revisions"."motion") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE `stances` (
	`thread_id` integer NOT NULL,
	`side` integer NOT NULL,
	`slug` text NOT NULL,
	`label` text NOT NULL,
	`summary` text NOT NULL,
	PRIMARY KEY(`thread_id`, `slug`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "stances_two_sides" CHECK("stances"."side" in (1, 2))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stances_side` ON `stances` (`thread_id`,`side`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`revision` integer NOT NULL,
	`opened_by_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`opened_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "threads_slug_length" CHECK(length("threads"."slug") between 1 and 80)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `threads_slug` ON `threads` (`slug`);--> statement-breakpoint
CREATE INDEX `threads_created` ON `threads` (`created_at`);