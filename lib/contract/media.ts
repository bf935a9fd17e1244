/** As people's own machines count, so that a file that is shown as 10 MB is one. */
const megabyte = 1024 * 1024

/** The most bytes of a file of each kind (decision 18). */
export const maxBytesOf = { image: 10 * megabyte, video: 50 * megabyte, audio: 50 * megabyte, file: 50 * megabyte } as const

/** How many files one message may have. */
export const maxFiles = 10

/** The types that are taken as each kind; everything else that is taken is a plain file. */
export const imageTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])
export const videoTypes: ReadonlySet<string> = new Set(['video/mp4', 'video/quicktime'])
export const audioTypes: ReadonlySet<string> = new Set([
  'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/ogg', 'audio/wav', 'audio/flac', 'audio/webm', 'audio/aiff', 'audio/amr',
])
