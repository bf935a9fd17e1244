import assert from 'node:assert/strict'
import { Refusal } from '../../clients/wire'

/** Expects an answer with this status. */
export async function refused(asked: Promise<unknown>, status: number): Promise<void> {
  await assert.rejects(asked, (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    assert.equal(error.status, status, error.message)
    return true
  })
}
