/**
 * What a service worker finds around it, as far as ours needs it. TypeScript's own description of it (`lib.webworker`)
 * cannot stand beside that of pages.
 */
export interface WorkerScope {
  readonly location: Location
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<PageClient[]>
    openWindow(url: string): Promise<PageClient | null>
  }
  readonly registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  addEventListener<Name extends keyof WorkerEvents>(name: Name, listener: (event: WorkerEvents[Name]) => void): void
}

/** A page of ours. */
export interface PageClient {
  readonly visibilityState: DocumentVisibilityState
  readonly focused: boolean
  focus(): Promise<PageClient>
  postMessage(message: unknown, transfer: Transferable[]): void
}

/** An event that the worker stays awake for until `waitUntil` is settled. */
export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface RequestEvent extends LastingEvent {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(response: Promise<Response>): void
}

export interface PushArrivedEvent extends LastingEvent {
  readonly data: { json(): unknown } | null
}

export interface NotificationChosenEvent extends LastingEvent {
  readonly notification: Notification
}

export interface SubscriptionLostEvent extends LastingEvent {
  readonly oldSubscription?: PushSubscription | null
  readonly newSubscription?: PushSubscription | null
}

export interface ToldEvent extends LastingEvent {
  readonly data: unknown
}

interface WorkerEvents {
  install: LastingEvent
  activate: LastingEvent
  fetch: RequestEvent
  push: PushArrivedEvent
  notificationclick: NotificationChosenEvent
  pushsubscriptionchange: SubscriptionLostEvent
  message: ToldEvent
}
