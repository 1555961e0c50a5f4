/** Windows for a journey: opened at one of the two sizes, closed after the test, and on failure they tell what they showed. */
import { expect, onTestFailed, onTestFinished } from 'vitest';
import type { Screen, Size } from '../support/browser.ts';
import { type DemoPlatform, demoScreens } from '../support/demo.ts';

export const BOTH: readonly Size[] = ['desk', 'phone'];

/** Returns how to open a window: `await open('phone', 'officer')`. After the test nothing may have gone wrong in its console. */
export async function windowsOn(demo: DemoPlatform): Promise<(size: Size, as?: string) => Promise<Screen>> {
  const screens = await demoScreens(demo);
  return async (size, as) => {
    const screen = await screens.open(size, as);
    let shown = '';
    onTestFailed(() => console.error(`${screen.page.url()}\n${shown}\n${screen.complaints.join('\n')}`));
    onTestFinished(async () => {
      shown = await screen.page
        .locator('body')
        .ariaSnapshot()
        .catch(() => 'the page was gone');
      await screen.close();
      expect(screen.complaints).toEqual([]);
    });
    return screen;
  };
}

const PATIENCE_MS = 40_000;

/** Windows of a long story with several people: on a busy machine each step may take its time. */
export async function patientWindowsOn(demo: DemoPlatform): Promise<(size: Size, as?: string) => Promise<Screen>> {
  const open = await windowsOn(demo);
  return async (size, as) => {
    const screen = await open(size, as);
    screen.page.setDefaultTimeout(PATIENCE_MS);
    return screen;
  };
}
