CREATE TABLE `cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`argument_id` integer,
	`appeal_id` integer,
	`notice_id` integer,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`weight` integer DEFAULT 0 NOT NULL,
	`markers` text NOT NULL,
	`claimed_by_id` integer,
	`claimed_until` integer,
	`closed_by_id` integer,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claimed_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_kind" CHECK("kind" in ('review', 'held', 'appeal', 'notice')),
	CONSTRAINT "cases_about_argument" CHECK("kind" not in ('review', 'held') or "argument_id" is not null),
	CONSTRAINT "cases_about_appeal" CHECK(("kind" = 'appeal') = ("appeal_id" is not null)),
	CONSTRAINT "cases_about_notice" CHECK(("kind" = 'notice') = ("notice_id" is not null)),
	CONSTRAINT "cases_claim_ends" CHECK(("claimed_by_id" is null) = ("claimed_until" is null))
);
--> statement-breakpoint
CREATE INDEX `cases_open` ON `cases` (`kind`,`due_at`,`id`) WHERE closed_by_id is null;--> statement-breakpoint
CREATE INDEX `cases_claimed` ON `cases` (`claimed_by_id`,`due_at`,`id`) WHERE closed_by_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `cases_of_argument` ON `cases` (`argument_id`) WHERE closed_by_id is null and kind in ('review', 'held');--> statement-breakpoint
CREATE INDEX `cases_argument` ON `cases` (`argument_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_of_appeal` ON `cases` (`appeal_id`) WHERE closed_by_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `cases_of_notice` ON `cases` (`notice_id`) WHERE closed_by_id is null;--> statement-breakpoint
CREATE INDEX `cases_closed` ON `cases` (`closed_by_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`receipt` text NOT NULL,
	`argument_id` integer,
	`address` text NOT NULL,
	`law` text NOT NULL,
	`explanation` text NOT NULL,
	`is_against_children` integer NOT NULL,
	`name` text,
	`email` text,
	`answered_by_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notices_address_length" CHECK(length("address") between 1 and 2000),
	CONSTRAINT "notices_law_length" CHECK(length("law") between 1 and 500),
	CONSTRAINT "notices_explanation_length" CHECK(length("explanation") between 1 and 5000),
	CONSTRAINT "notices_notifier" CHECK("is_against_children" or ("name" is not null and "email" is not null)),
	CONSTRAINT "notices_name_length" CHECK(length("name") between 1 and 200),
	CONSTRAINT "notices_email_length" CHECK(length("email") between 3 and 254)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_receipt` ON `notices` (`receipt`);--> statement-breakpoint
CREATE INDEX `notices_argument` ON `notices` (`argument_id`);--> statement-breakpoint
CREATE INDEX `notices_answer` ON `notices` (`answered_by_id`);--> statement-breakpoint
CREATE INDEX `notices_created` ON `notices` (`created_at`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`argument_id` integer NOT NULL,
	`authority` text NOT NULL,
	`reference` text NOT NULL,
	`received_at` integer NOT NULL,
	`entered_by_id` integer NOT NULL,
	`executed_by_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`executed_by_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_authority_length" CHECK(length("authority") between 1 and 200),
	CONSTRAINT "orders_reference_length" CHECK(length("reference") between 1 and 200)
);
--> statement-breakpoint
CREATE INDEX `orders_argument` ON `orders` (`argument_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_reference` ON `orders` (`reference`,`argument_id`);--> statement-breakpoint
CREATE INDEX `orders_execution` ON `orders` (`executed_by_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`moderator_id` integer NOT NULL,
	`kind` text NOT NULL,
	`ground` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moderator_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposals_reason_length" CHECK(length("reason") <= 2000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_once` ON `proposals` (`case_id`,`moderator_id`);--> statement-breakpoint
CREATE INDEX `proposals_moderator` ON `proposals` (`moderator_id`);--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`decision_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`words` text NOT NULL,
	`answered_by_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appeals_words_length" CHECK(length("words") between 1 and 3000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_once` ON `appeals` (`decision_id`);--> statement-breakpoint
CREATE INDEX `appeals_member` ON `appeals` (`member_id`);--> statement-breakpoint
CREATE INDEX `appeals_answer` ON `appeals` (`answered_by_id`);--> statement-breakpoint
CREATE INDEX `appeals_created` ON `appeals` (`created_at`);--> statement-breakpoint
CREATE TABLE `house_texts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`words` text NOT NULL,
	`saved_by_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`saved_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "house_texts_words_length" CHECK(length("words") <= 20000)
);
--> statement-breakpoint
CREATE INDEX `house_texts_key` ON `house_texts` (`key`,`id`);--> statement-breakpoint
CREATE TABLE `member_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`words` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "member_notes_words_length" CHECK(length("words") between 1 and 2000)
);
--> statement-breakpoint
CREATE INDEX `member_notes_member` ON `member_notes` (`member_id`,`id`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`puid` text NOT NULL,
	`decision_visibility` text,
	`decision_visibility_other` text,
	`decision_provision` text,
	`decision_account` text,
	`decision_ground` text,
	`illegal_content_legal_ground` text,
	`illegal_content_explanation` text,
	`incompatible_content_ground` text,
	`incompatible_content_explanation` text,
	`content_type` text NOT NULL,
	`category` text,
	`category_specification` text,
	`category_specification_other` text,
	`territorial_scope` text NOT NULL,
	`content_language` text,
	`content_date` text NOT NULL,
	`application_date` text NOT NULL,
	`end_date_visibility_restriction` text,
	`end_date_service_restriction` text,
	`end_date_account_restriction` text,
	`decision_facts` text NOT NULL,
	`source_type` text NOT NULL,
	`automated_detection` text NOT NULL,
	`automated_decision` text NOT NULL,
	`terms_version` text NOT NULL,
	`terms_clause` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "statements_puid_length" CHECK(length("puid") between 1 and 500),
	CONSTRAINT "statements_facts_length" CHECK(length("decision_facts") between 1 and 5000),
	CONSTRAINT "statements_restriction_has_ground" CHECK(("decision_visibility" is null and "decision_provision" is null and "decision_account" is null) or ("decision_ground" is not null and "category" is not null)),
	CONSTRAINT "statements_ground" CHECK("decision_ground" in ('DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT')),
	CONSTRAINT "statements_illegal" CHECK(("decision_ground" is 'DECISION_GROUND_ILLEGAL_CONTENT') = ("illegal_content_legal_ground" is not null) and ("illegal_content_legal_ground" is null) = ("illegal_content_explanation" is null)),
	CONSTRAINT "statements_incompatible" CHECK(("decision_ground" is 'DECISION_GROUND_INCOMPATIBLE_CONTENT') = ("incompatible_content_ground" is not null) and ("incompatible_content_ground" is null) = ("incompatible_content_explanation" is null)),
	CONSTRAINT "statements_source_type" CHECK("source_type" in ('SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER', 'SOURCE_TYPE_OTHER_NOTIFICATION', 'SOURCE_VOLUNTARY')),
	CONSTRAINT "statements_automated_detection" CHECK("automated_detection" in ('Yes', 'No')),
	CONSTRAINT "statements_automated_decision" CHECK("automated_decision" in ('AUTOMATED_DECISION_FULLY', 'AUTOMATED_DECISION_PARTIALLY', 'AUTOMATED_DECISION_NOT_AUTOMATED'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `statements_puid` ON `statements` (`puid`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statement_id` integer NOT NULL,
	`kind` text NOT NULL,
	`argument_id` integer,
	`argument_revision` integer,
	`thread_id` integer,
	`member_id` integer,
	`moderator_id` integer NOT NULL,
	`ground` text,
	`reason` text NOT NULL,
	`reverses_id` integer,
	`until` integer,
	`detail` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`argument_id`) REFERENCES `arguments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moderator_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_kind" CHECK("kind" in ('hide', 'warn', 'suspend', 'keep', 'publish', 'restore', 'lift', 'remove-credit', 'hold', 'lock', 'unlock', 'lock-thread', 'unlock-thread', 'slow', 'end-slow', 'hide-revision', 'show-revision', 'move', 'undo', 'uphold', 'overturn', 'dismiss')),
	CONSTRAINT "decisions_reason_length" CHECK(length("reason") <= 2000),
	CONSTRAINT "decisions_restriction_has_ground" CHECK("kind" not in ('hide', 'warn', 'suspend', 'remove-credit', 'lock', 'hide-revision') or ("ground" is not null and length("reason") > 0)),
	CONSTRAINT "decisions_answer_has_words" CHECK("kind" not in ('uphold', 'overturn', 'dismiss') or length("reason") > 0),
	CONSTRAINT "decisions_suspension_ends" CHECK("kind" <> 'suspend' or "until" is not null),
	CONSTRAINT "decisions_hide_names_argument" CHECK("kind" not in ('hide', 'restore', 'remove-credit', 'keep', 'publish', 'hold', 'lock', 'unlock', 'hide-revision', 'show-revision', 'move') or "argument_id" is not null),
	CONSTRAINT "decisions_names_thread" CHECK("kind" not in ('lock-thread', 'unlock-thread', 'slow', 'end-slow') or "thread_id" is not null),
	CONSTRAINT "decisions_reversal_names_decision" CHECK("kind" not in ('undo', 'overturn') or "reverses_id" is not null)
);
--> statement-breakpoint
-- Decisions from before each had a statement of reasons get one that says what is known of them.
INSERT INTO statements (
  id, puid, decision_visibility, decision_account, decision_ground, incompatible_content_ground,
  incompatible_content_explanation, content_type, category, category_specification, territorial_scope,
  content_language, content_date, application_date, end_date_account_restriction, decision_facts, source_type,
  automated_detection, automated_decision, terms_version, terms_clause, created_at
)
SELECT
  decisions.id, 'parley-' || lower(hex(randomblob(16))),
  CASE WHEN kind IN ('hide', 'remove-credit') THEN '["DECISION_VISIBILITY_CONTENT_DISABLED"]' END,
  CASE kind WHEN 'suspend' THEN 'DECISION_ACCOUNT_SUSPENDED' END,
  CASE WHEN ground IS NOT NULL THEN 'DECISION_GROUND_INCOMPATIBLE_CONTENT' END,
  CASE ground WHEN 'person' THEN 'Argue with the claim, not the person' WHEN 'hatred' THEN 'No hatred' WHEN 'violence' THEN 'No call for violence' WHEN 'made-up' THEN 'No invented quotes or sources' WHEN 'private' THEN 'No private data' WHEN 'off-topic' THEN 'To the motion' WHEN 'spam' THEN 'No advertising, no repetition' WHEN 'unlawful' THEN 'Nothing against the law' ELSE ground END,
  CASE WHEN ground IS NOT NULL THEN 'A moderator found that it breaks this house rule and told its author why.' END,
  '["CONTENT_TYPE_TEXT"]',
  CASE WHEN ground IS NOT NULL THEN CASE ground WHEN 'person' THEN 'STATEMENT_CATEGORY_CYBER_VIOLENCE' WHEN 'hatred' THEN 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' WHEN 'violence' THEN 'STATEMENT_CATEGORY_VIOLENCE' WHEN 'made-up' THEN 'STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS' WHEN 'private' THEN 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS' WHEN 'off-topic' THEN 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' WHEN 'spam' THEN 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' WHEN 'unlawful' THEN 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' ELSE 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' END END,
  CASE ground WHEN 'person' THEN '["KEYWORD_CYBER_HARASSMENT"]' WHEN 'hatred' THEN '["KEYWORD_HATE_SPEECH"]' WHEN 'violence' THEN '["KEYWORD_INCITEMENT_VIOLENCE_HATRED"]' WHEN 'made-up' THEN '["KEYWORD_MISINFORMATION_DISINFORMATION"]' END,
  '["AT","BE","BG","HR","CY","CZ","DK","EE","FI","FR","DE","GR","HU","IE","IT","LV","LT","LU","MT","NL","PL","PT","RO","SK","SI","ES","SE","IS","LI","NO"]',
  NULL,
  strftime('%Y-%m-%d', coalesce(argument.created_at, decisions.created_at) / 1000, 'unixepoch'),
  strftime('%Y-%m-%d', decisions.created_at / 1000, 'unixepoch'),
  CASE WHEN kind = 'suspend' THEN strftime('%Y-%m-%d', until / 1000, 'unixepoch') END,
  'Decided by a moderator before statements of reasons were kept.',
  CASE WHEN EXISTS (SELECT 1 FROM reports WHERE answered_by_id = decisions.id)
    THEN 'SOURCE_TYPE_OTHER_NOTIFICATION' ELSE 'SOURCE_VOLUNTARY' END,
  'No', 'AUTOMATED_DECISION_NOT_AUTOMATED', '2026-11-22', ground, decisions.created_at
FROM decisions LEFT JOIN arguments argument ON argument.id = decisions.argument_id;--> statement-breakpoint
INSERT INTO `__new_decisions`("id", "statement_id", "kind", "argument_id", "argument_revision", "thread_id", "member_id", "moderator_id", "ground", "reason", "reverses_id", "until", "detail", "created_at")
SELECT "id", "id", "kind", "argument_id", "argument_revision", (SELECT thread_id FROM arguments WHERE arguments.id = argument_id), "member_id", "moderator_id", "ground", "reason", "reverses_id", "until", '{}', "created_at" FROM `decisions`;--> statement-breakpoint
DROP TABLE `decisions`;--> statement-breakpoint
ALTER TABLE `__new_decisions` RENAME TO `decisions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_statement` ON `decisions` (`statement_id`);--> statement-breakpoint
CREATE INDEX `decisions_argument` ON `decisions` (`argument_id`);--> statement-breakpoint
CREATE INDEX `decisions_thread` ON `decisions` (`thread_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_member` ON `decisions` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_moderator` ON `decisions` (`moderator_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_kind_newest` ON `decisions` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_created` ON `decisions` (`created_at`);--> statement-breakpoint
CREATE INDEX `decisions_reverses` ON `decisions` (`reverses_id`) WHERE reverses_id is not null;--> statement-breakpoint
CREATE TABLE `__new_mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer,
	`notice_id` integer,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer,
	`sent_at` integer,
	`failure` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mails_kind" CHECK("kind" in ('digest', 'receipt', 'outcome')),
	CONSTRAINT "mails_addressee" CHECK(("kind" = 'digest') = ("member_id" is not null) and ("kind" = 'digest') = ("notice_id" is null))
);
--> statement-breakpoint
INSERT INTO `__new_mails`("id", "member_id", "notice_id", "kind", "created_at", "tries", "next_try_at", "sent_at", "failure") SELECT "id", "member_id", NULL, "kind", "created_at", "tries", "next_try_at", "sent_at", "failure" FROM `mails`;--> statement-breakpoint
DROP TABLE `mails`;--> statement-breakpoint
ALTER TABLE `__new_mails` RENAME TO `mails`;--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`next_try_at`) WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX `mails_member` ON `mails` (`member_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_notice` ON `mails` (`notice_id`);--> statement-breakpoint
ALTER TABLE `argument_revisions` ADD `hidden_by_id` integer;--> statement-breakpoint
ALTER TABLE `arguments` ADD `held` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `arguments` ADD `locked_by_id` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `audit_unsealed` ON `audit` (`id`) WHERE hash is null;--> statement-breakpoint
ALTER TABLE `reports` ADD `weight` integer DEFAULT 100 NOT NULL;--> statement-breakpoint
CREATE INDEX `reports_created` ON `reports` (`created_at`);--> statement-breakpoint
ALTER TABLE `threads` ADD `locked_by_id` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `slow_by_id` integer;--> statement-breakpoint
-- What waits for a moderator today.
INSERT INTO cases (kind, argument_id, opened_at, due_at, weight, markers)
SELECT 'review', argument_id, min(reports.created_at), min(reports.created_at) + max(14400000, 172800000 / count(*)), 100 * count(*), '[]'
FROM reports JOIN arguments argument ON argument.id = argument_id
WHERE answered_by_id IS NULL AND argument.hidden_by_id IS NULL AND argument.deleted_by_id IS NULL
GROUP BY argument_id;
