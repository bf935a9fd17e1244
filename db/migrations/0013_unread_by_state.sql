DROP INDEX "memberships_unread";--> statement-breakpoint
CREATE INDEX "requests_conversation" ON "requests" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "memberships_unread" ON "memberships" USING btree ("user_id","state") WHERE incoming_seq > read_seq;