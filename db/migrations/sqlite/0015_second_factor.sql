CREATE TABLE `awaited_codes` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `awaited_codes_member` ON `awaited_codes` (`member_id`);--> statement-breakpoint
CREATE INDEX `awaited_codes_expires` ON `awaited_codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`member_id` integer NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `code_hash`),
	FOREIGN KEY (`member_id`) REFERENCES `second_factors`(`member_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `second_factors` (
	`member_id` integer PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`last_step` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "second_factors_nonce" CHECK(length("second_factors"."nonce") >= 22)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer,
	`notice_id` integer,
	`kind` text NOT NULL,
	`link_id` integer,
	`address` text,
	`created_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer,
	`sent_at` integer,
	`failure` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `mail_links`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mails_kind" CHECK("kind" in ('digest', 'receipt', 'outcome', 'verify-email', 'reset-password', 'change-email', 'account-exists', 'email-asked', 'email-changed', 'password-changed', 'factor-on', 'factor-off', 'factor-reset', 'recovery-codes')),
	CONSTRAINT "mails_addressee" CHECK(("kind" in ('receipt', 'outcome')) = ("notice_id" is not null) and ("kind" in ('receipt', 'outcome')) = ("member_id" is null)),
	CONSTRAINT "mails_link" CHECK(("kind" in ('verify-email', 'reset-password', 'change-email')) = ("link_id" is not null))
);
--> statement-breakpoint
INSERT INTO `__new_mails`("id", "member_id", "notice_id", "kind", "link_id", "address", "created_at", "tries", "next_try_at", "sent_at", "failure") SELECT "id", "member_id", "notice_id", "kind", "link_id", "address", "created_at", "tries", "next_try_at", "sent_at", "failure" FROM `mails`;--> statement-breakpoint
DROP TABLE `mails`;--> statement-breakpoint
ALTER TABLE `__new_mails` RENAME TO `mails`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`next_try_at`) WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX `mails_member` ON `mails` (`member_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_notice` ON `mails` (`notice_id`);--> statement-breakpoint
CREATE INDEX `mails_link` ON `mails` (`link_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `factor_nonce` text;--> statement-breakpoint
-- Each code is taken once, whoever writes.
CREATE TRIGGER second_factors_step_rises BEFORE UPDATE ON second_factors
WHEN NEW.last_step <= OLD.last_step OR (NEW.member_id, NEW.nonce, NEW.created_at) IS NOT (OLD.member_id, OLD.nonce, OLD.created_at)
BEGIN SELECT RAISE(ABORT, 'a code is taken once'); END;
