// The browser, as every script here starts it. CHROMIUM names another executable.
import { chromium } from 'playwright-core';

// launch starts it with a page of its own that stays: Chromium may end with its last window, while a script goes
// from one person to the next.
export async function launch() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  await browser.newPage();
  return browser;
}

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };
