/** The thread itself is in the layout, which stays. */
export default function ThreadPage() {
  return null
}
