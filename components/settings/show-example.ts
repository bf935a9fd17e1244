/** Shows a notification as a message would; through the worker, since phones know no other way. */
export async function showExample(title: string, body: string): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration()
  await worker?.showNotification(title, { body, tag: 'parley-example', icon: '/icon.svg' })
}
