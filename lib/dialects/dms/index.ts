import type { Dialect } from '@/lib/http/dialect'
import { addReaction } from './endpoints/add-reaction'
import { answerRequest } from './endpoints/answer-request'
import { archiveThread } from './endpoints/archive-thread'
import { blockUser } from './endpoints/block-user'
import { deleteMessage } from './endpoints/delete-message'
import { getInbox } from './endpoints/get-inbox'
import { getPresence } from './endpoints/get-presence'
import { getReactions } from './endpoints/get-reactions'
import { getThreadUnreadCount } from './endpoints/get-thread-unread-count'
import { getTyping } from './endpoints/get-typing'
import { getUnreadCount } from './endpoints/get-unread-count'
import { likeMessage } from './endpoints/like-message'
import { listMessages } from './endpoints/list-messages'
import { listRequests } from './endpoints/list-requests'
import { markRead } from './endpoints/mark-read'
import { muteThread } from './endpoints/mute-thread'
import { pinThread } from './endpoints/pin-thread'
import { removeReaction } from './endpoints/remove-reaction'
import { sendMessage } from './endpoints/send-message'
import { sendRequest } from './endpoints/send-request'
import { setTyping } from './endpoints/set-typing'
import { uploadMedia } from './endpoints/upload-media'
import { surface } from './surface'

/** The contract of dms.md. */
export const dms: Dialect = {
  surface,
  routes: [
    sendRequest, listRequests, answerRequest, getInbox, listMessages, sendMessage,
    uploadMedia, deleteMessage, getUnreadCount, getThreadUnreadCount, markRead, muteThread,
    pinThread, archiveThread, blockUser, setTyping, getTyping, getPresence,
    likeMessage, addReaction, removeReaction, getReactions,
  ],
}
