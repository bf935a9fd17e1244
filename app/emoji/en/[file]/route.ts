import data from 'emojibase-data/en/data.json'
import messages from 'emojibase-data/en/messages.json'

// The picker reads its data from our own origin, as `/emoji/en/data.json` and `/emoji/en/messages.json`.
const files: Record<string, unknown> = { 'data.json': data, 'messages.json': messages }

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return Object.keys(files).map(file => ({ file }))
}

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  return Response.json(files[file], { headers: { 'Cache-Control': 'public, max-age=86400' } })
}
