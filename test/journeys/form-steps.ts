/** Filling in a form on screen by what its labels say, as somebody with a mouse and a keyboard does; each step waits for what it has done. */
import type { Locator } from 'playwright-core';
import type { Screen } from '../support/browser.ts';

export interface Filling {
  words(label: string, value: string): Promise<void>;
  day(label: string, day: string): Promise<void>;
  radio(label: string): Promise<void>;
  /** A choice behind a click. */
  pick(label: string, option: string): Promise<void>;
  /** A unit, a region, a record: looked for by its name. */
  find(label: string, name: string): Promise<void>;
  /** One more of several. */
  add(label: string, name: string): Promise<void>;
  file(label: string, name: string): Promise<void>;
  send(button: string): Promise<void>;
}

const labelled = (label: string) => new RegExp(`^${label}`);

/** `scope`: the page's form or the drawer it stands in. */
export function filling(scope: Locator): Filling {
  const page = scope.page();
  const option = (name: string) =>
    page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: name });
  const box = (label: string) => scope.getByRole('combobox', { name: labelled(label) }).first();
  const closed = () =>
    page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'hidden' });
  return {
    words: (label, value) =>
      scope
        .getByRole('textbox', { name: labelled(label) })
        .or(scope.getByRole('spinbutton', { name: labelled(label) }))
        .first()
        .fill(value),
    async day(label, day) {
      const field = scope.getByLabel(labelled(label)).first();
      await field.fill(day);
      await field.press('Enter');
      await page.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)').waitFor({ state: 'hidden' });
    },
    radio: (label) => scope.getByRole('radio', { name: label, exact: true }).check(),
    async pick(label, name) {
      await box(label).click();
      await option(name).first().click();
      await closed();
    },
    async find(label, name) {
      await box(label).fill(name);
      await option(name).first().click();
      await closed();
    },
    async add(label, name) {
      await box(label).fill(name);
      await option(name).first().click();
      await box(label).press('Escape');
      await closed();
    },
    async file(label, name) {
      const buffer = Buffer.from(`%PDF-1.4 ${name}`);
      await scope.getByLabel(labelled(label)).first().setInputFiles({ name, mimeType: 'application/pdf', buffer });
      await scope
        .getByRole('list', { name: `${label}已选文件` })
        .getByRole('link', { name })
        .waitFor();
    },
    send: (button) => scope.getByRole('button', { name: button, exact: true }).last().click(),
  };
}

const shots = process.env.ZS_SHOTS;

/** A picture for looking it over, where ZS_SHOTS names a folder. */
export const shot = async ({ page }: Screen, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

/** Presses a button of the page and fills in the form that comes up beside it. */
export async function drawer({ page }: Screen, button: string): Promise<Filling> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  const form = page.getByRole('dialog').getByRole('form');
  await form.waitFor();
  return filling(form);
}

/** The record's page says this of its state. */
export const state = ({ page }: Screen, words: string): Promise<void> =>
  page.locator('.zs-record-state').getByText(words).waitFor();

export const closed = ({ page }: Screen): Promise<void> => page.getByRole('dialog').waitFor({ state: 'hidden' });
