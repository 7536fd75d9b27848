import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Chromium or a browser of its kind, where one is installed. */
export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: browserPath ?? '', args: ARGS })
}

/** Pages of a PDF file, and the size of the first in points. */
export function pagesOf(pdf: Uint8Array): { readonly count: number; readonly size: readonly number[] } {
  const text = Buffer.from(pdf).toString('latin1')
  const size = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)?.slice(1).map(Number) ?? []
  return { count: text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0, size }
}
