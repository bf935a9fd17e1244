import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './e2e/browser'

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']

/**
 * Stories run against a real server per worker (e2e/fixtures.ts). Each runs on the desktop; one whose title has
 * `@phone` runs on the phone instead, and one with `@everywhere` on both.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/build.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    // Pictures of elements (e2e/pictures.ts): the same browser draws them alike, but for a rounded colour here and there.
    toHaveScreenshot: { pathTemplate: '{testDir}/snapshots/{arg}{ext}', threshold: 0.1, maxDiffPixelRatio: 0.002 },
  },
  reporter: [['list']],
  // A worker between page and server would hide requests from the stories that hold them back; those about it allow it.
  use: { serviceWorkers: 'block', launchOptions: await findBrowser(), locale: 'en-GB', trace: 'retain-on-failure', video: 'off', screenshot: 'only-on-failure' },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } }, grepInvert: /@phone\b/ },
    { name: 'phone', use: { ...phone, viewport: { width: 390, height: 844 }, hasTouch: true }, grep: /@phone\b|@everywhere\b/ },
  ],
})
