import { socket as chat } from '@/lib/dialects/chat/socket'
import { socket as direct } from '@/lib/dialects/direct/socket'
import { socket as dms } from '@/lib/dialects/dms/socket'
import { socket as messaging } from '@/lib/dialects/messaging/socket'
import { socket as vibesmatch } from '@/lib/dialects/vibesmatch/socket'
import type { SocketDialect } from '@/lib/http/socket'

/** The contracts that have sockets: what the gateway serves. */
export const socketDialects: readonly SocketDialect[] = [chat, direct, dms, messaging, vibesmatch]
