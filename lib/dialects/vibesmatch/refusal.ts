import { type ErrorCode, ParleyError } from '@/lib/contract/errors'

/** "Error Codes" of the document, `MATCH_NOT_FOUND` of decision 7, and names for what neither says. */
export type ErrorWord =
  | 'MESSAGE_REQUEST_EXISTS' | 'CONVERSATION_NOT_FOUND' | 'MESSAGE_NOT_FOUND' | 'REQUEST_NOT_FOUND' | 'UNAUTHORIZED_ACTION' | 'USER_BLOCKED'
  | 'CONTENT_TOO_LONG' | 'INVALID_MESSAGE_TYPE' | 'RATE_LIMIT_EXCEEDED' | 'MATCH_NOT_FOUND'
  | 'USER_NOT_FOUND' | 'NOT_FOUND' | 'METHOD_NOT_ALLOWED' | 'UNAUTHORIZED' | 'VALIDATION_ERROR' | 'CONFLICT' | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE' | 'INTERNAL_ERROR' | 'SERVICE_UNAVAILABLE'

/** A refusal that has a word of its own here, which the core's code alone does not tell. */
export class Refusal extends ParleyError {
  constructor(readonly word: ErrorWord, code: ErrorCode, detail: string) {
    super(code, detail)
    this.name = 'Refusal'
  }
}

export const conversationNotFound = new Refusal('CONVERSATION_NOT_FOUND', 'not_found', 'This conversation does not exist.')
export const messageNotFound = new Refusal('MESSAGE_NOT_FOUND', 'not_found', 'This message does not exist.')
export const requestNotFound = new Refusal('REQUEST_NOT_FOUND', 'not_found', 'This message request does not exist.')
export const matchNotFound = new Refusal('MATCH_NOT_FOUND', 'not_found', 'This match does not exist.')
export const userNotFound = new Refusal('USER_NOT_FOUND', 'not_found', 'This user does not exist.')
export const requestExists = new Refusal('MESSAGE_REQUEST_EXISTS', 'conflict', 'There is a message request to this user already.')
export const invalidMessageType = new Refusal('INVALID_MESSAGE_TYPE', 'bad_request', 'The message type does not fit.')

/** The action, with some of the core's refusals said in the contract's words. */
export async function saying<Result>(words: Partial<Record<ErrorCode, Refusal>>, action: Promise<Result>): Promise<Result> {
  try {
    return await action
  } catch (error) {
    throw (error instanceof ParleyError && !(error instanceof Refusal) && words[error.code]) || error
  }
}
