/**
 * While the theme changes nothing fades from one into the other: what has a transition would lag behind what has none.
 * Called in the task that changes it; the first frame then shows the change.
 */
export function holdTransitions(): void {
  const { dataset } = document.documentElement
  dataset['switching'] = ''
  requestAnimationFrame(() => requestAnimationFrame(() => delete dataset['switching']))
}
