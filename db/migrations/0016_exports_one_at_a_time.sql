ALTER TABLE "exports" ADD COLUMN "size" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "exports_preparing" ON "exports" USING btree ("user_id") WHERE status = 'preparing';