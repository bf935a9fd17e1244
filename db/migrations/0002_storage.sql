-- Budgets may be lost in a crash; without a log their writes wait for no disk.
ALTER TABLE "rate_limits" SET UNLOGGED;
--> statement-breakpoint
-- Rows that are updated all the time leave room on their page for the next version.
ALTER TABLE "conversations" SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE "memberships" SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE "presence" SET (fillfactor = 70);
