import type { MetadataRoute } from 'next'
import { directionOf } from '@/lib/words/languages'
import { pageLanguage, pageWords } from './page-words'

/** What a device must know to install Parley, in the language of whoever installs it. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const language = await pageLanguage()
  const { shell } = await pageWords()
  return {
    id: '/inbox',
    name: 'Parley',
    short_name: 'Parley',
    description: shell.app.description,
    lang: language,
    dir: directionOf(language),
    start_url: '/inbox',
    scope: '/',
    display: 'standalone',
    background_color: '#fdfcfb',
    theme_color: '#006878',
    categories: ['social', 'communication'],
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/maskable-192.png', type: 'image/png', sizes: '192x192', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: shell.commands.unread, url: '/inbox?filter=unread' },
      { name: shell.commands.requests, url: '/requests' },
      { name: shell.commands.saved, url: '/saved' },
    ],
  }
}
