import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Parley',
    short_name: 'Parley',
    description: 'Direct messages that arrive at once.',
    start_url: '/inbox',
    display: 'standalone',
    background_color: '#fdfcfb',
    theme_color: '#006878',
    icons: [{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
  }
}
