'use client'
import { useCallback, useEffect, useState } from 'react'
import { call } from './api'
import { deletePushSubscription, listPushSubscriptions, putPushSubscription } from './routes'
import { canHaveWorker, findWorker, registerWorker } from './service-worker'

/** `denied`: the person said no, and only the browser's own settings can change that. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

export interface Push {
  /** Whether messages wake this browser while Parley is closed. */
  state: PushState
  /** Asks for permission and subscribes. Throws `ApiError`, or what the browser threw. */
  enable(): Promise<void>
  disable(): Promise<void>
}

/** Web push in this browser. */
export function usePush(): Push {
  const [state, setState] = useState<PushState>('off')
  const look = useCallback(async () => setState(await currentState()), [])
  useEffect(() => {
    look().catch(() => {})
  }, [look])

  const enable = useCallback(async () => {
    // Asked first, while the click that led here still counts.
    if ((await Notification.requestPermission()) === 'granted') await subscribe()
    await look()
  }, [look])

  const disable = useCallback(async () => {
    await unsubscribe()
    await look()
  }, [look])

  return { state, enable, disable }
}

function isSupported(): boolean {
  return canHaveWorker() && 'PushManager' in window && 'Notification' in window
}

async function currentState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await (await findWorker())?.pushManager.getSubscription()
  return subscription && Notification.permission === 'granted' ? 'on' : 'off'
}

async function subscribe(): Promise<void> {
  const { publicKey } = await call(listPushSubscriptions)
  await registerWorker()
  const { pushManager } = await navigator.serviceWorker.ready
  const known = await pushManager.getSubscription()
  // One that was made for another server's key would never be woken.
  if (known && !isFor(known, publicKey)) await known.unsubscribe()
  const { endpoint, expirationTime, keys } = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })).toJSON()
  await call(putPushSubscription, {
    body: { endpoint: endpoint ?? '', expirationTime: expirationTime ?? null, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } },
  })
}

function isFor({ options }: PushSubscription, publicKey: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  const text = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return text === publicKey.replace(/=+$/, '')
}

async function unsubscribe(): Promise<void> {
  const subscription = await (await findWorker())?.pushManager.getSubscription()
  if (!subscription) return
  await subscription.unsubscribe()
  // The push service refuses it from now on, so the server would find out anyway.
  await call(deletePushSubscription, { body: { endpoint: subscription.endpoint } }).catch(() => {})
}
