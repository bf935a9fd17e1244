/** As long as a page is on its way its pane keeps the colour; nothing jumps. */
export default function Loading() {
  return <main aria-busy="true" className="absolute inset-0 bg-surface" />
}
