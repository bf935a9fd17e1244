import type { Ctx } from '../ctx'
import { FetchFailed, guardedFetch } from '../guarded-fetch'
import { keepFiles, prepareUpload, type Prepared, uploadTarget, uploadValues } from '../media/create-upload'
import { ParleyError } from '@/lib/contract/errors'
import { previewKeyOf } from './first-link'
import { type PageSummary, parsePage } from './parse-page'

const timeoutMs = 8_000
const maxPageBytes = 500_000
const maxImageBytes = 5_000_000
const userAgent = 'Mozilla/5.0 (compatible; Parley; link preview)'

/**
 * What an address leads to, as it was found within the last day, or is found now, for everybody once; what failed is
 * remembered as well. Answers the key of the preview, or null where there is nothing to show.
 */
export async function loadPreview(ctx: Ctx, url: string): Promise<string | null> {
  const key = previewKeyOf(url)
  const [known] = await ctx.sql<{ status: 'ready' | 'failed' }[]>`
    select status from link_previews where key = ${key} and fetched_at > now() - interval '1 day'`
  const ready = known ? known.status === 'ready' : await fetchPreview(ctx, key, url)
  return ready ? key : null
}

async function fetchPreview(ctx: Ctx, key: string, url: string): Promise<boolean> {
  const page = await fetchPage(ctx, url)
  const image = page?.imageUrl ? await fetchImage(ctx, page.imageUrl) : null
  await store(ctx, key, url, page, image)
  if (image) await keepFiles(ctx, image)
  return page !== null
}

/** Null for what cannot be reached, is no page, or says nothing of itself. */
async function fetchPage({ operator }: Ctx, url: string): Promise<PageSummary | null> {
  try {
    const headers = { accept: 'text/html,application/xhtml+xml', 'user-agent': userAgent }
    const reply = await guardedFetch(url, { headers, timeoutMs, maxBytes: maxPageBytes, cutOff: true }, operator.network)
    const contentType = reply.headers['content-type'] ?? ''
    return reply.status === 200 && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType) ? parsePage(reply.bytes, contentType, reply.url) : null
  } catch (error) {
    if (error instanceof FetchFailed) return null
    throw error
  }
}

/** Null for what cannot be reached or is no image that people could send. */
async function fetchImage({ operator }: Ctx, url: string): Promise<Prepared | null> {
  try {
    const headers = { accept: 'image/*', 'user-agent': userAgent }
    const reply = await guardedFetch(url, { headers, timeoutMs, maxBytes: maxImageBytes }, operator.network)
    const prepared = reply.status === 200 ? await prepareUpload(reply.bytes, 'Preview') : null
    return prepared?.row.kind === 'image' ? prepared : null
  } catch (error) {
    if (error instanceof FetchFailed || error instanceof ParleyError) return null
    throw error
  }
}

/** One statement. An image that is replaced is shown nowhere any more, which is what the purge looks for. */
async function store({ sql }: Ctx, key: string, url: string, page: PageSummary | null, image: Prepared | null): Promise<void> {
  await sql`
    ${image ? sql`with image as (insert into uploads (${uploadTarget(sql)}) select ${uploadValues(sql, image, null)})` : sql``}
    insert into link_previews as p (key, url, status, title, description, site_name, image_upload_id, fetched_at)
    values (${key}, ${url}, ${page ? 'ready' : 'failed'}, ${page?.title ?? null}, ${page?.description ?? null}, ${page?.siteName ?? null}, ${image?.row.id ?? null}, now())
    on conflict (key) do update set status = excluded.status, title = excluded.title, description = excluded.description,
      site_name = excluded.site_name, image_upload_id = excluded.image_upload_id, fetched_at = excluded.fetched_at`
}
