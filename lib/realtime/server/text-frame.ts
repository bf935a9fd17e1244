const FINAL_TEXT = 0x81
const LENGTH_IN_2_BYTES = 126
const LENGTH_IN_8_BYTES = 127

let lastText = ''
let lastFrame = encode('')

/**
 * A server's text frame (RFC 6455, section 5.2: final, unmasked). The last one is kept: a fan-out asks for the
 * same string over and over, and a buffer that nobody writes to may be in any number of sockets' queues.
 */
export function textFrame(text: string): Buffer {
  if (text !== lastText) {
    lastFrame = encode(text)
    lastText = text
  }
  return lastFrame
}

function encode(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const headerLength = length < LENGTH_IN_2_BYTES ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame[0] = FINAL_TEXT
  if (headerLength === 2) {
    frame[1] = length
  } else if (headerLength === 4) {
    frame[1] = LENGTH_IN_2_BYTES
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = LENGTH_IN_8_BYTES
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, headerLength)
  return frame
}
