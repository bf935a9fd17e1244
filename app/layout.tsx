import './globals.css'
import type { Metadata, Viewport } from 'next'
import { GeistSans } from 'geist/font/sans'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/components/shell/providers'
import { appearanceAttributes, appearanceCookie, readAppearance } from '@/lib/client/appearance'
import { directionOf } from '@/lib/words/languages'
import { pageLanguage, pageWords } from './page-words'

export async function generateMetadata(): Promise<Metadata> {
  return { ...metadata, description: (await pageWords()).shell.app.description }
}

const metadata: Metadata = {
  title: { default: 'Parley', template: '%s · Parley' },
  applicationName: 'Parley',
  appleWebApp: { capable: true, title: 'Parley' },
  referrer: 'strict-origin-when-cross-origin',
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfb' },
    { media: '(prefers-color-scheme: dark)', color: '#111618' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Set by proxy.ts; reading it also makes every page dynamic, which a nonce needs.
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const language = await pageLanguage()
  const appearance = readAppearance((await cookies()).get(appearanceCookie)?.value)
  return (
    <html lang={language} dir={directionOf(language)} className={GeistSans.variable} {...appearanceAttributes(appearance)} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce} language={language}>{children}</Providers>
      </body>
    </html>
  )
}
