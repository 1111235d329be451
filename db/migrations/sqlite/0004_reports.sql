CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`argument_id` integer NOT NULL,
	`argument_revision` integer NOT NULL,
	`member_id` integer NOT NULL,
	`ground` text NOT NULL,
	`note` text NOT NULL,
	`answered_by_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_note_length" CHECK(length("reports"."note") <= 500)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_once` ON `reports` (`argument_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `reports_member` ON `reports` (`member_id`);--> statement-breakpoint
CREATE INDEX `reports_open` ON `reports` (`id`) WHERE answered_by_id is null;--> statement-breakpoint
CREATE INDEX `reports_answer` ON `reports` (`answered_by_id`);