DROP INDEX "memberships_unread";--> statement-breakpoint
CREATE INDEX "memberships_unread" ON "memberships" USING btree ("user_id","state") WHERE incoming_seq > read_seq or marked_unread;