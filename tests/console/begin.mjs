// The newcomer's ten minutes, as docs/handboek/begin.md tells them, on the demo. Started by
// begin_test.py.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, launch, missing, openPage, settled } from './browser.mjs';

const { address, secret } = JSON.parse(process.env.RODEDRAAD_BEGIN);
const PASSWORD = 'zeven groene fietsen';
const BSN = '999990019';

describe('ten minutes', { skip: missing }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  it('from the secret to why the newcomer waits', async () => {
    const { page, faults, close } = await openPage(browser);
    const press = (name) => page.getByRole('button', { name }).click();
    const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
    const to = async (screen) => {
      await page
        .getByRole('navigation', { name: 'Menu' })
        .getByRole('link', { name: screen, exact: true })
        .click();
      await heading(screen);
    };

    // 2. The first account.
    await page.goto(address);
    await page.getByLabel('Geheim van de installatie').fill(secret);
    await page.getByLabel('Uw naam, zoals').fill('B. Eerste');
    await page.getByLabel('Gebruikersnaam').fill('b.eerste');
    await page.getByLabel('Nieuw wachtwoord').fill(PASSWORD);
    await press('Maak het account');
    // 3. The overview.
    await heading('Overzicht');
    await page.getByText(/Er is een storing|Let op|Er is iets|Alles gaat goed/).first().waitFor();
    // 4. A second account, that may see about whom it is.
    await to('Beheer');
    await page.getByRole('link', { name: 'Accounts en rollen' }).click();
    await page.getByLabel('Naam op het scherm').fill('C. Regisseur');
    await page.getByLabel('Naam om mee in te loggen').fill('c.regisseur');
    await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD);
    await page.getByRole('checkbox', { name: 'Casusregisseur', exact: true }).check();
    await press('Maak het account');
    await page.getByRole('table', { name: 'Accounts' }).getByText('c.regisseur').waitFor();
    await press('Uitloggen');
    await page.getByLabel('Gebruikersnaam').fill('c.regisseur');
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await press(/^Inloggen$/);
    await heading('Overzicht');
    // 5. The newcomer.
    await to('Zaken');
    await page.getByLabel('BSN', { exact: true }).fill(BSN);
    await press(/^Zoek$/);
    await page.getByText('1 regel, meer is er niet.').waitFor();
    await page.getByRole('table', { name: 'Zaken' }).getByRole('link').first().click();
    await heading(/^Zaak/);
    await settled(page);
    // 6. Why she waits, the terms with their article, the timeline.
    const why = page.getByRole('heading', { name: 'Waar wacht deze zaak op?' });
    await why.waitFor();
    await page.getByRole('region', { name: 'Termijnen' }).getByText(/art/).first().waitFor();
    await page.getByRole('heading', { name: 'Wat er gebeurde' }).waitFor();
    assert.deepEqual(await axe(page), []);
    // 7. Unmasked with a reason.
    assert.equal(await page.getByText(BSN).count(), 0);
    await press('Toon de gegevens');
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByLabel(/Waarom doet u dit/).fill('ik kijk rond');
    await dialog.getByRole('button', { name: 'Toon de gegevens' }).click();
    await page.getByText(BSN).first().waitFor();
    // 8. Who got what.
    await page.getByRole('heading', { level: 2, name: 'Wie kreeg wat' }).waitFor();
    // 9. A message on the timeline, step by step, before and after its translation.
    await page
      .getByRole('region', { name: 'Wat er gebeurde' })
      .getByRole('link', { name: 'Bekijk het bericht' })
      .first()
      .click();
    await heading(/^Bericht/);
    await settled(page);
    await press('Bekijk de inhoud');
    await page.getByRole('table', { name: 'Voor: zoals het kwam' }).waitFor();
    await page.getByRole('table', { name: 'Na: wat het over de zaak zegt' }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
});
