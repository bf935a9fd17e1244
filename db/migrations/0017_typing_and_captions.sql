CREATE UNLOGGED TABLE "typing" (
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "typing_conversation_id_user_id_pk" PRIMARY KEY("conversation_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_events" ADD COLUMN "message_number" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "caption_at" integer;--> statement-breakpoint
ALTER TABLE "typing" ADD CONSTRAINT "typing_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "typing" ADD CONSTRAINT "typing_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;