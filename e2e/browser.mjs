// The browser, as every script here starts it. CHROMIUM names another executable.
import { chromium } from 'playwright-core';

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };
