const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A picture of one pixel. */
export function picture(name = 'picture.png'): File {
  return new File([Buffer.from(onePixel, 'base64')], name, { type: 'image/png' })
}
