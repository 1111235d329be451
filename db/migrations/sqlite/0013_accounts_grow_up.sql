CREATE TABLE `identities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`subject` text NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "identities_provider_length" CHECK(length("identities"."provider") between 1 and 300),
	CONSTRAINT "identities_subject_length" CHECK(length("identities"."subject") between 1 and 255)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_subject` ON `identities` (`provider`,`subject`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_member` ON `identities` (`member_id`,`provider`);--> statement-breakpoint
CREATE TABLE `mail_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`purpose` text NOT NULL,
	`member_id` integer NOT NULL,
	`email` text NOT NULL,
	`nonce` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mail_links_purpose" CHECK("mail_links"."purpose" in ('verify-email', 'reset-password', 'change-email')),
	CONSTRAINT "mail_links_email_length" CHECK(length("mail_links"."email") between 3 and 254),
	CONSTRAINT "mail_links_nonce" CHECK(length("mail_links"."nonce") >= 22)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_links_token` ON `mail_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `mail_links_member` ON `mail_links` (`member_id`);--> statement-breakpoint
CREATE INDEX `mail_links_expires` ON `mail_links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `pending_sign_ins` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`subject` text NOT NULL,
	`email` text NOT NULL,
	`leads_to` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pending_sign_ins_expires` ON `pending_sign_ins` (`expires_at`);--> statement-breakpoint
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
	CONSTRAINT "mails_kind" CHECK("kind" in ('digest', 'receipt', 'outcome', 'verify-email', 'reset-password', 'change-email', 'account-exists', 'email-asked', 'email-changed', 'password-changed')),
	CONSTRAINT "mails_addressee" CHECK(("kind" in ('receipt', 'outcome')) = ("notice_id" is not null) and ("kind" in ('receipt', 'outcome')) = ("member_id" is null)),
	CONSTRAINT "mails_link" CHECK(("kind" in ('verify-email', 'reset-password', 'change-email')) = ("link_id" is not null))
);
--> statement-breakpoint
INSERT INTO `__new_mails`("id", "member_id", "notice_id", "kind", "created_at", "tries", "next_try_at", "sent_at", "failure") SELECT "id", "member_id", "notice_id", "kind", "created_at", "tries", "next_try_at", "sent_at", "failure" FROM `mails`;--> statement-breakpoint
DROP TABLE `mails`;--> statement-breakpoint
ALTER TABLE `__new_mails` RENAME TO `mails`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`next_try_at`) WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX `mails_member` ON `mails` (`member_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_notice` ON `mails` (`notice_id`);--> statement-breakpoint
CREATE INDEX `mails_link` ON `mails` (`link_id`);--> statement-breakpoint
ALTER TABLE `members` ADD `verified_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `last_seen_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `confirmed_at` integer;--> statement-breakpoint
-- Whoever has an account already counts as having shown that the email is theirs.
UPDATE `members` SET `verified_at` = `created_at`;
