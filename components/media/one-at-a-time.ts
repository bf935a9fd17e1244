let playing: HTMLMediaElement | undefined

/** Whatever plays stops when something else begins. */
export function playAlone(element: HTMLMediaElement): void {
  if (playing !== element) playing?.pause()
  playing = element
}
