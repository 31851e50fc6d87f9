// What people do in the console, on its stand-in for the hub.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, missing, openPage, settled, startMock } from './browser.mjs';

const ID = '019a3b01-4c5d-7e8f-9a0b-1c2d3e4f5001';

describe('the console', { skip: missing }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  /** Runs one test on a hub and page of its own. */
  const on = (words, test) => async () => {
    const hub = await startMock(...words);
    const { page, faults, close } = await openPage(browser);
    try {
      await test(page, hub.address);
      assert.deepEqual(faults, []);
    } finally {
      await close();
      hub.stop();
    }
  };

  it(
    'makes the first account once, and says what is wrong with a field',
    on(['--new'], async (page, address) => {
      await page.goto(address);
      await page.getByLabel('Geheim van de installatie').fill('geheim');
      await page.getByLabel('Uw naam, zoals').fill('A. Beheer');
      await page.getByLabel('Gebruikersnaam').fill('a.beheer');
      const password = page.getByLabel('Nieuw wachtwoord');
      await password.fill('te kort');
      await page.getByRole('button', { name: 'Maak het account' }).click();
      await page.getByText('Neem ten minste 14 tekens.').first().waitFor();
      assert.equal(await password.getAttribute('aria-invalid'), 'true');
      await password.fill('een lange zin die niemand raadt');
      await page.getByRole('button', { name: 'Maak het account' }).click();
      await page.getByRole('heading', { level: 1, name: 'Overzicht' }).waitFor();
    }),
  );

  it(
    'after logging in goes on where one was',
    on([], async (page, address) => {
      await page.goto(`${address}/berichten?stand=mislukt`);
      await settled(page);
      await page.getByRole('button', { name: 'Uitloggen' }).click();
      await page.getByRole('heading', { name: 'Inloggen bij' }).waitFor();
      await page.goto(`${address}/berichten?stand=mislukt`);
      await page.getByText('U was uitgelogd').waitFor();
      await page.getByLabel('Gebruikersnaam').fill('a.beheer');
      await page.getByLabel('Wachtwoord').fill('fout');
      await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
      await page.getByRole('alert').getByText('niet goed').waitFor();
      await page.getByLabel('Wachtwoord').fill('goed');
      await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Berichten' }).waitFor();
      assert.equal(new URL(page.url()).search, '?stand=mislukt');
    }),
  );

  it(
    'never puts in the address who is searched for',
    on([], async (page, address) => {
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${address}/zaken`);
      await settled(page);
      await page.getByLabel('BSN', { exact: true }).fill('999990019');
      await page.getByRole('button', { name: 'Zoek', exact: true }).click();
      await page.getByText('1 regel, meer is er niet.').waitFor();
      assert.ok(!page.url().includes('999990019'));
      assert.deepEqual(
        asked.filter((url) => url.includes('999990019')),
        [],
      );
    }),
  );

  it(
    'has only the screens that the rights allow',
    on(['--rights', 'metadata'], async (page, address) => {
      await page.goto(address);
      await settled(page);
      const menu = page.getByRole('navigation', { name: 'Menu' });
      assert.equal(await menu.getByRole('link', { name: 'Zaken' }).count(), 1);
      assert.equal(await menu.getByRole('link', { name: 'Beheer' }).count(), 0);
      await page.goto(`${address}/zaken`);
      await settled(page);
      assert.equal(await page.getByLabel('BSN', { exact: true }).count(), 0);
    }),
  );

  it(
    'shows what is masked only with a reason',
    on([], async (page, address) => {
      await page.goto(`${address}/zaken/${ID}`);
      await settled(page);
      assert.equal(await page.getByText('999990019').count(), 0);
      await page.getByRole('button', { name: 'Toon de gegevens' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Toon de gegevens' }).click();
      await dialog.getByText('Vul in waarom u dit doet.').waitFor();
      await dialog.getByLabel('Waarom doet u dit?').fill('vraag van de inburgeraar');
      await dialog.getByRole('button', { name: 'Toon de gegevens' }).click();
      await page.getByText('999990019').waitFor();
      await page.getByText('De gegevens zijn te zien tot').waitFor();
    }),
  );

  it(
    'says what a bulk act will do, and sends the number that was seen',
    on([], async (page, address) => {
      await page.goto(`${address}/storingen/certificaat-geweigerd`);
      await settled(page);
      await page.getByRole('button', { name: 'Verstuur al deze berichten opnieuw' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Verstuurt 1.204 berichten naar DUO, 5/s, 4 min').waitFor();
      await dialog.getByLabel('Waarom doet u dit?').fill('het certificaat is vervangen');
      const sent = page.waitForRequest(
        (request) => request.method() === 'POST' && request.url().endsWith('/v1/bulkopdrachten'),
      );
      await dialog.getByRole('button', { name: /^Stel voor/ }).click();
      const request = await sent;
      assert.deepEqual(request.postDataJSON(), {
        selectie: { oorzaak: 'certificaat-geweigerd' },
        actie: 'opnieuw',
        reden: 'het certificaat is vervangen',
        verwacht: 1204,
      });
      assert.equal(await request.headerValue('CSRF-Token'), 'mock');
      await page.getByText('460 van 1.204 gedaan, 3 mislukt.').waitFor();
    }),
  );

  it(
    'shows a message step by step, and leads to the one before it',
    on([], async (page, address) => {
      await page.goto(`${address}/berichten/${ID}`);
      await settled(page);
      await page.locator('summary', { hasText: '1 regel die niet afging' }).click();
      await page.getByText('De leerroute is niet Z.').waitFor();
      await page.getByRole('button', { name: 'Bekijk de inhoud' }).click();
      await page.getByRole('table', { name: 'Voor: zoals het kwam' }).waitFor();
      await page.getByRole('table', { name: 'Na: wat het over de zaak zegt' }).waitFor();
      await page.getByRole('link', { name: 'Vorige bericht' }).click();
      await page.waitForURL((url) => !url.pathname.endsWith(ID));
      await settled(page);
      assert.equal(
        await page.evaluate(() => document.activeElement?.tagName),
        'H1',
        'a new screen gives its heading the focus',
      );
    }),
  );

  it(
    'edits what is sent only unmasked, with the difference, as a proposal',
    on([], async (page, address) => {
      await page.goto(`${address}/afleveringen/${ID}`);
      await settled(page);
      await page.getByRole('button', { name: 'Bekijk de inhoud' }).click();
      await page.getByText('Toon eerst de gegevens').waitFor();
      await page.getByRole('button', { name: 'Toon de gegevens' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Waarom doet u dit?').fill('de leerroute klopt niet');
      await dialog.getByRole('button', { name: 'Toon de gegevens' }).click();
      await page.getByRole('button', { name: 'Bewerk en verstuur' }).click();
      const field = page.getByLabel('Nieuwe inhoud');
      await field.fill((await field.inputValue()).replace('B1', 'Z'));
      await page.getByText('nieuw:').waitFor();
      await page.getByRole('button', { name: 'Stel voor aan een tweede persoon' }).click();
      await dialog.getByLabel('Waarom doet u dit?').fill('de leerroute klopt niet');
      await dialog.getByRole('button', { name: 'Stel voor aan een tweede persoon' }).click();
      await page.waitForURL(/\/voorstellen\//);
    }),
  );

  it(
    'works with the keyboard alone',
    on([], async (page, address) => {
      await page.goto(address);
      await settled(page);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Naar de inhoud' });
      assert.ok(await skip.evaluate((link) => link === document.activeElement));
      const box = await skip.boundingBox();
      assert.ok(box !== null && box.height > 20, 'the skip link is seen when it has the focus');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => location.hash), '#inhoud');
      await page.goto(`${address}/storingen/certificaat-geweigerd`);
      await settled(page);
      const button = page.getByRole('button', { name: 'Verstuur al deze berichten opnieuw' });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('niet terug te draaien').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.ok(
        await button.evaluate((element) => element === document.activeElement),
        'the focus goes back to what opened the dialog',
      );
    }),
  );

  it(
    'in English is English',
    on([], async (page, address) => {
      await page.goto(address);
      await settled(page);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      assert.equal(await page.getAttribute('html', 'lang'), 'en');
    }),
  );
});
