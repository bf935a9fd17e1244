import { environment } from '@/lib/environment'
import type { Ctx } from '@/lib/messaging/ctx'

interface Configuration {
  key: string
  wsHost: string | null
  wsPort: number | null
  forceTLS: boolean
  cluster: string
  heartbeat: boolean
}

interface Request {
  header(name: string): string | undefined
}

/** Where to listen. The embedded hub is wherever the page came from. An empty `key` means nowhere: then clients poll. */
export async function getRealtimeConfig(_ctx: Ctx, _input: object, request: Request): Promise<Configuration> {
  const { pusher, hub } = environment()
  if (pusher) {
    return { key: pusher.key, wsHost: pusher.host, wsPort: pusher.host ? pusher.port : null, forceTLS: pusher.scheme === 'https', cluster: pusher.cluster ?? '', heartbeat: true }
  }
  const secure = request.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
  const { hostname, port } = addressOf(request)
  return { key: hub?.key ?? '', wsHost: hostname, wsPort: Number(port) || (secure ? 443 : 80), forceTLS: secure, cluster: '', heartbeat: !hub }
}

/** Where the browser called, as far as what proxies say makes sense. */
function addressOf(request: Request): URL {
  const forwarded = request.header('x-forwarded-host')?.split(',')[0]?.trim()
  const given = [forwarded, request.header('host')].find(host => host && URL.canParse(`http://${host}`))
  return new URL(`http://${given ?? 'localhost'}`)
}
