ALTER TABLE "mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('digest', 'receipt', 'outcome', 'verify-email', 'reset-password', 'change-email', 'account-exists', 'email-asked', 'email-changed', 'password-changed', 'factor-on', 'factor-off', 'factor-reset', 'recovery-codes', 'identity-linked', 'identity-unlinked'));--> statement-breakpoint
-- New words would wait in a list that every search reads from beginning to end, until the server comes to sort them in.
ALTER INDEX search_arguments_words SET (fastupdate = off);--> statement-breakpoint
ALTER INDEX search_articles_words SET (fastupdate = off);--> statement-breakpoint
SELECT gin_clean_pending_list('search_arguments_words'), gin_clean_pending_list('search_articles_words');
