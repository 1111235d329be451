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
	CONSTRAINT "mails_kind" CHECK("kind" in ('digest', 'receipt', 'outcome', 'verify-email', 'reset-password', 'change-email', 'account-exists', 'email-asked', 'email-changed', 'password-changed', 'factor-on', 'factor-off', 'factor-reset', 'recovery-codes', 'identity-linked', 'identity-unlinked')),
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
CREATE INDEX `mails_link` ON `mails` (`link_id`);