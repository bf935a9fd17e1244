/** Pauses between two sounds, at the least, in milliseconds. */
const pause = 1_500

let context: AudioContext | undefined
let last = 0

/** Two soft notes, made here: nothing is fetched for them. A browser lets a page be heard once it was touched. */
export function playSound(): void {
  if (Date.now() - last < pause || !navigator.userActivation?.hasBeenActive) return
  last = Date.now()
  context ??= new AudioContext()
  const audio = context
  if (audio.state === 'suspended') void audio.resume().catch(() => {})
  note(audio, 587.33, 0, 0.28)
  note(audio, 880, 0.11, 0.42)
}

/** A note that swells at once and fades: `start` and `length` in seconds. */
function note(audio: AudioContext, frequency: number, start: number, length: number): void {
  const begin = audio.currentTime + start
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.type = 'sine'
  tone.frequency.value = frequency
  volume.gain.setValueAtTime(0, begin)
  volume.gain.linearRampToValueAtTime(0.12, begin + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.0001, begin + length)
  tone.connect(volume).connect(audio.destination)
  tone.start(begin)
  tone.stop(begin + length)
}
