// A day on a real hub: what an administrator and a casusregisseur come to do, in Dutch, by what is
// seen and read. Started by day_test.py, which also plays the world outside.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, excess, launch, missing, openPage, settled } from './browser.mjs';

const { address, password, persons, config, world } = JSON.parse(process.env.RODEDRAAD_DAY);
const LONG = process.env.RODEDRAAD_LONG === '1';
const MANY = LONG ? 2000 : 200;
const FAILED = process.env.RODEDRAAD_DAY_FAILED;
const PICTURES = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../docs/handboek/beeld',
);

/** Lets something happen outside the hub. */
async function happen(what, how = {}) {
  const answer = await fetch(`${world}/${what}`, { method: 'POST', body: JSON.stringify(how) });
  assert.equal(answer.status, 204, await answer.text());
}

describe('a day', { skip: missing }, () => {
  let browser;
  const opened = new Map();
  before(async () => (browser = await launch()));
  after(() => browser?.close());
  afterEach(async ({ name, passed }) => {
    if (passed !== false || !FAILED) return;
    for (const [who, { page }] of opened) {
      await page.screenshot({ path: join(FAILED, `${name.slice(0, 2).trim()}-${who}.png`) });
    }
  });

  async function logIn(page, name, word = password) {
    await page.goto(`${address}/inloggen`);
    await page.getByLabel('Gebruikersnaam').fill(name);
    await page.getByLabel('Wachtwoord').fill(word);
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Overzicht' }).waitFor();
  }

  /** The page of somebody who is logged in, in a browser of its own. */
  async function as(name) {
    const known = opened.get(name);
    if (known) return known.page;
    const one = await openPage(browser, { acceptDownloads: true });
    one.page.setDefaultTimeout(12_000);
    opened.set(name, one);
    await logIn(one.page, name);
    return one.page;
  }

  /** To a screen by the menu. */
  async function to(page, screen) {
    await page
      .getByRole('navigation', { name: 'Menu' })
      .getByRole('link', { name: screen, exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name: screen }).waitFor();
    await settled(page);
  }

  const press = (where, name) => where.getByRole('button', { name }).click();

  /** Looks again until it is there: what a partner does takes a moment. */
  async function until(page, found) {
    for (let turn = 0; turn < 12; turn += 1) {
      await settled(page);
      if (await found.first().isVisible()) return;
      if (await found.first().waitFor({ timeout: 1500 }).then(() => true, () => false)) return;
      await page.reload();
    }
    await found.first().waitFor({ timeout: 1 });
  }

  /** Gives the reason that a dialog asks for, and goes on. */
  async function confirm(page, action, reason) {
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByLabel(/Waarom doet u dit/).fill(reason);
    await dialog.getByRole('button', { name: action }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** The case of a person, found by number and not by address. */
  async function findCase(page, bsn) {
    await to(page, 'Zaken');
    const clear = page.getByRole('button', { name: 'Wis de voorwaarden' });
    if (await clear.isVisible()) await clear.click();
    await page.getByLabel('BSN', { exact: true }).fill(bsn);
    await press(page, 'Zoek');
    await page.getByText('1 regel, meer is er niet.').waitFor();
    assert.ok(!page.url().includes(bsn));
    await page.getByRole('table', { name: 'Zaken' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: /^Zaak/ }).waitFor();
    await settled(page);
  }

  /** A second person agrees with what waits. */
  async function agree(name, sort) {
    const page = await as(name);
    await to(page, 'Werkvoorraad');
    await page.getByRole('link', { name: 'Voorstellen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Voorstellen' }).waitFor();
    await settled(page);
    await page.getByRole('row').filter({ hasText: sort }).first().getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: sort }).waitFor();
    await press(page, 'Geef akkoord');
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByRole('button', { name: 'Geef akkoord' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`${name} besloot hierover`).or(page.getByText('akkoord', { exact: true })).first().waitFor();
  }

  it('1 a partner is down: the overview says so and leads to the cure', async () => {
    const page = await as('beheerder');
    await happen('partner_away');
    for (const person of [0, 1, 2]) await happen('notify', { person, event: 'SS102' });
    await page.goto(address);
    await page.getByText('Er is een storing').waitFor();
    const card = page.getByRole('listitem').filter({
      has: page.getByRole('link', { name: 'Dienst Uitvoering Onderwijs' }),
    });
    await until(page, card.getByText(/onderbroken|open/i));
    await card.getByRole('link', { name: 'Dienst Uitvoering Onderwijs' }).click();
    await page.getByRole('heading', { level: 1, name: /Dienst Uitvoering Onderwijs|duo/ }).waitFor();
    await press(page, 'Test de verbinding');
    await page.getByText('De verbinding werkt niet').first().waitFor();
    await happen('partner_back');
    await press(page, 'Test de verbinding');
    await page.getByText(/^De verbinding werkt \(/).first().waitFor();
  });

  it('2 a rejected message: edited, agreed by a second person, sent', async () => {
    const admin = await as('beheerder');
    await to(admin, 'Storingen');
    const group = admin.getByRole('article').filter({ hasText: 'kent deze persoon' });
    await group.getByRole('link', { name: 'Bekijk 1 bericht' }).click();
    await admin.getByRole('table').getByRole('link').first().click();
    await admin.getByRole('heading', { level: 1, name: /verzoek-begeleiding aan/ }).waitFor();
    const where = admin.url();

    const page = await as('casusregisseur');
    await page.goto(where);
    await press(page, 'Bekijk de inhoud');
    await press(page, 'Toon de gegevens');
    await confirm(page, 'Toon de gegevens', 'de partner wijst het af');
    await press(page, 'Bewerk en verstuur…');
    const field = page.getByLabel('Nieuwe inhoud');
    const before = await field.inputValue();
    await field.fill(before.replace(/}\s*$/, ', "toelichting": "aangevuld"}'));
    await page.getByText('nieuw:').first().waitFor();
    await press(page, 'Stel voor aan een tweede persoon');
    await confirm(page, 'Stel voor aan een tweede persoon', 'de toelichting ontbrak');
    await page.waitForURL(/\/voorstellen\//);
    await page.getByText('U kunt hier niet over beslissen').waitFor();
    await agree('beheerder', 'bewerkt versturen');
    await admin.goto(where);
    // What a partner rejected stays so; what was made of it went instead.
    await until(admin, admin.getByRole('main').getByText('afgewezen'));
    await admin.getByRole('button', { name: 'Bewerk en verstuur…' }).waitFor({ state: 'detached' });
  });

  it('3 a doubtful match: two cases beside each other, and it is settled', async () => {
    await happen('notify', { person: 0, number: 1 });
    await happen('notify', { person: 1, number: 2 });
    const page = await as('casusregisseur');
    await to(page, 'Werkvoorraad');
    const kind = page.getByRole('row').filter({ hasText: 'van wie is dit?' });
    await until(page, kind);
    await kind.first().getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Bij wie hoort dit bericht?' }).waitFor();
    await page.getByText('Er zijn 2 zaken waar dit bericht bij kan horen').waitFor();
    await page.getByRole('columnheader', { name: 'Zaak B' }).waitFor();
    await press(page, 'Het hoort bij zaak A');
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByRole('button', { name: 'Het hoort bij zaak A' }).click();
    await dialog.waitFor({ state: 'detached' });
    await until(page, page.getByText('Deze taak is gedaan door'));
  });

  it('4 an expired certificate stands at the connections', async () => {
    const page = await as('beheerder');
    await to(page, 'Koppelingen');
    await page
      .getByRole('row')
      .filter({ hasText: 'Dienst Uitvoering Onderwijs' })
      .getByText(/dagen? verlopen/)
      .waitFor();
    await page.getByRole('table', { name: 'Certificaten' }).getByText('Verlopen:').waitFor();
  });

  it('5 somebody moved: the case is found and its timeline says so', async () => {
    await happen('notify', { person: 2, event: 'SS122' });
    const page = await as('beheerder');
    await findCase(page, persons[2]);
    await until(page, page.getByRole('heading', { name: 'Wat er gebeurde' }));
    await until(page, page.getByText(/SS122|vertrokken/));
  });

  it('6 a mistake in the configuration is shown in its place and does not count', async () => {
    const file = join(config, 'hub.xml');
    const before = readFileSync(file, 'utf-8');
    writeFileSync(file, before.replace('level="info"', 'level="luid"'));
    try {
      const page = await as('beheerder');
      await to(page, 'Overzicht');
      await to(page, 'Configuratie');
      await page.getByText('De controle vond 1 fout.').waitFor();
      await page.getByRole('link', { name: 'Bekijk de map' }).click();
      await page.getByRole('link', { name: /^hub\.xml:\d+:\d+$/ }).click();
      await page.getByText('level="luid"').first().waitFor();
      await press(page, 'Laat deze stand gelden');
      await confirm(page, 'Laat deze stand gelden', 'proef');
      await page.getByText('De stand geldt niet').waitFor();
    } finally {
      writeFileSync(file, before);
    }
  });

  it('7 a question of a person: all processing, and the dossier', async () => {
    const officer = await as('privacy-officer');
    await to(officer, 'Logboek');
    await officer.getByRole('link', { name: 'Inzage per persoon' }).click();
    await officer.getByLabel('BSN', { exact: true }).fill(persons[1]);
    await officer.getByLabel('Waarom zoekt u dit?').fill('verzoek om inzage');
    await press(officer, 'Toon de verwerkingen');
    const table = officer.getByRole('table', { name: 'Verwerkingen van deze persoon' });
    await table.getByRole('row').nth(1).waitFor();
    assert.ok(!officer.url().includes(persons[1]));

    const page = await as('casusregisseur');
    await findCase(page, persons[1]);
    const got = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Dossier als PDF' }).click();
    const bytes = readFileSync(await (await got).path());
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  });

  // Refusals of content: of a partner that lets nobody in, the hub leaves the rest waiting.
  it(`8 many are sent again: ${MANY}, with a second person, to the end`, async () => {
    await happen('partner_away');
    await happen('partner_back', { faults: [`403-fout:${MANY}`] });
    await happen('newcomers', { count: MANY });
    const page = await as('beheerder');
    const cause = 'de partner weigert de inhoud';
    const many = new Intl.NumberFormat('nl').format(MANY);
    await to(page, 'Storingen');
    const group = page.getByRole('article').filter({ hasText: cause });
    await group.getByRole('link', { name: `Bekijk ${many} berichten` }).waitFor({ timeout: 120_000 });
    await group.getByRole('link', { name: /Bekijk/ }).click();
    await page.getByRole('heading', { level: 1, name: cause }).waitFor();
    await press(page, 'Verstuur al deze berichten opnieuw…');
    await page.getByText(/^verstuurt .* niet terug te draaien/i).waitFor();
    await page.getByText('een tweede persoon akkoord moet zijn').waitFor();
    await confirm(page, /^Stel voor om/, 'DUO neemt het weer aan');
    await page.waitForURL(/\/bulkopdrachten\//);
    await page.getByText('wacht op een tweede persoon').first().waitFor();
    await agree('eerste', 'veel tegelijk');
    await page.getByText(`${many} van ${many} gedaan, 0 mislukt.`).waitFor({ timeout: 120_000 });
    await page.getByRole('table', { name: 'Per bericht' }).getByText('gelukt').first().waitFor();
  });

  it('9 a new connection: put in the folder, checked, activated, seen', async () => {
    const from = readFileSync(join(config, 'connections/wijkteam.xml'), 'utf-8');
    const made = from
      .replace('id="wijkteam"', 'id="wijkteam-zwijndrecht"')
      .replace('organisation="wijkteam"', 'organisation="wijkteam-zwijndrecht"')
      .replace('source="wijkteam"', 'source="wijkteam-zwijndrecht"')
      .replace('0505', '0642')
      .replace('path="/wijkteam"', 'path="/wijkteam-zwijndrecht"')
      .replace('"mapping">wijkteam', '"mapping">wijkteam-zwijndrecht');
    writeFileSync(join(config, 'connections/wijkteam-zwijndrecht.xml'), made);
    writeFileSync(
      join(config, 'mappings/wijkteam-zwijndrecht.xml'),
      readFileSync(join(config, 'mappings/wijkteam.xml')),
    );
    const page = await as('beheerder');
    await page.goto(`${address}/configuratie`);
    await page.getByText('In de map zijn 2 bestanden anders').waitFor();
    await page.getByRole('link', { name: 'Bekijk de map' }).click();
    await page.getByRole('heading', { level: 1, name: 'De map zoals zij nu is' }).waitFor();
    await settled(page);
    await press(page, 'Laat deze stand gelden');
    await confirm(page, 'Laat deze stand gelden', 'het wijkteam in Zwijndrecht doet mee');
    await page.getByText('Deze stand geldt nu').waitFor();
    await to(page, 'Koppelingen');
    await page.getByRole('row').filter({ hasText: 'Wijkteam Zwijndrecht' }).first().waitFor();
  });

  it('10 a new colleague gets an account and logs in', async () => {
    const page = await as('beheerder');
    await to(page, 'Beheer');
    await page.getByRole('link', { name: 'Accounts en rollen' }).click();
    await page.getByLabel('Naam op het scherm').fill('Noor Nieuw');
    await page.getByLabel('Naam om mee in te loggen').fill('n.nieuw');
    await page.getByLabel('Wachtwoord', { exact: true }).fill('kort');
    await page.getByRole('checkbox', { name: 'Casusregisseur', exact: true }).check();
    await press(page, 'Maak het account');
    await page.getByText(/14 tekens/).nth(1).waitFor();
    await page.getByLabel('Wachtwoord', { exact: true }).fill('zeven groene fietsen');
    await press(page, 'Maak het account');
    await page.getByRole('table', { name: 'Accounts' }).getByText('n.nieuw').waitFor();
    const other = await openPage(browser);
    await logIn(other.page, 'n.nieuw', 'zeven groene fietsen');
    const menu = other.page.getByRole('navigation', { name: 'Menu' });
    assert.equal(await menu.getByRole('link', { name: 'Zaken' }).count(), 1);
    assert.equal(await menu.getByRole('link', { name: 'Beheer' }).count(), 0);
    await other.close();
  });

  it('11 why does this newcomer wait: found, read, unmasked with a reason', async () => {
    const page = await as('casusregisseur');
    await findCase(page, persons[0]);
    await page.getByText(/Deze zaak /).first().waitFor();
    assert.equal(await page.getByText(persons[0]).count(), 0);
    await press(page, 'Toon de gegevens');
    await confirm(page, 'Toon de gegevens', 'gesprek aan de balie');
    await page.getByText(persons[0]).first().waitFor();
    await page.getByText('De gegevens zijn te zien tot').waitFor();
  });

  it('12 a task is taken and finished', async () => {
    const page = await as('casusregisseur');
    await to(page, 'Werkvoorraad');
    await page.getByRole('link', { name: /brede intake/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /brede intake/ }).waitFor();
    await press(page, 'Pak op');
    await page.getByRole('button', { name: 'Leg terug' }).waitFor();
    await press(page, 'Meld gereed');
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByRole('button', { name: 'Meld gereed' }).click();
    await page.getByText('Deze taak is gedaan door casusregisseur').waitFor();
  });

  /** The number of the last line of the audit log of somebody who looked at a case. */
  async function lastLook(name) {
    const officer = await as('privacy-officer');
    const asked = `/v1/auditregels?handeling=case.read&wie=${name}`;
    const lines = await officer.evaluate(async (path) => (await fetch(path)).json(), asked);
    return lines.resultaten[0].volgnummer;
  }

  it('13 a list changes by itself; a case that is open is looked at only when asked', async () => {
    const list = await as('beheerder');
    await to(list, 'Berichten');
    const page = await as('casusregisseur');
    await findCase(page, persons[0]);
    const before = await lastLook('casusregisseur');
    const newest = list.getByRole('table', { name: 'Berichten' }).getByRole('link').first();
    const known = await newest.getAttribute('href');
    await happen('notify', { person: 0, event: 'SS102' });
    await list.waitForFunction(
      (href) => document.querySelector('table a')?.getAttribute('href') !== href,
      known,
    );
    const told = page.getByText('Er is iets veranderd');
    await told.waitFor();
    await page.waitForTimeout(3000);
    assert.equal(await lastLook('casusregisseur'), before);
    assert.deepEqual(await axe(page), []);
    await press(page, 'Opnieuw ophalen');
    await told.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    assert.notEqual(await lastLook('casusregisseur'), before);
  });

  it('14 a connection goes to its simulator, which stands above every screen, and back', async () => {
    const page = await as('beheerder');
    await page.goto(`${address}/koppelingen/wmo`);
    await settled(page);
    const turn = async (action) => {
      await page.getByRole('switch').focus();
      await page.keyboard.press('Space');
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await dialog.getByRole('button', { name: action }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await turn('Zet naar de simulator');
    await page.getByRole('switch', { name: 'Naar de simulator: aan', checked: true }).waitFor();
    await settled(page);
    assert.deepEqual(await axe(page), []);
    const other = await as('casusregisseur');
    await other.goto(`${address}/zaken`);
    const banner = (where) => where.getByRole('region', { name: 'Wie met een simulator praat' });
    await banner(other).getByText('Koppeling wmo').waitFor();
    await settled(other);
    assert.deepEqual(await axe(other), []);
    await turn('Zet terug naar de partner');
    await page.getByRole('switch', { name: 'Naar de simulator: uit', checked: false }).waitFor();
    await banner(other).waitFor({ state: 'detached' });
  });

  const SCREENS = [
    ['overzicht', '/'],
    ['zaken', '/zaken'],
    ['zaak', 'zaken'],
    ['werkvoorraad', '/werkvoorraad'],
    ['termijnen', '/termijnen'],
    ['berichten', '/berichten'],
    ['bericht', 'berichten?koppeling=duo'],
    ['aflevering', 'afleveringen?koppeling=vluchtelingenwerk'],
    ['storingen', '/storingen'],
    ['koppelingen', '/koppelingen'],
    ['koppeling', '/koppelingen/duo'],
    ['werkstromen', '/werkstromen'],
    ['werkstroom', '/werkstromen/nieuwe-inburgeraar'],
    ['gegevensdeling', '/gegevensdeling'],
    ['configuratie', '/configuratie'],
    ['logboek', '/logboek'],
    ['beheer', '/beheer'],
  ];

  /** The path of a screen; of one thing, that of the oldest in its list. */
  async function pathOf(page, where) {
    if (where.startsWith('/')) return where;
    const list = await page.evaluate(async (path) => (await fetch(`/v1/${path}`)).json(), where);
    return `/${where.split('?')[0]}/${list.resultaten.at(-1).id}`;
  }

  for (const language of ['nl', 'en']) {
    for (const width of [1280, 320]) {
      it(`is accessible in ${language}, ${width} wide`, async () => {
        const page = await as('beheerder');
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${address}/toegankelijkheid`);
        await settled(page);
        const other = page.getByRole('button', { name: language === 'en' ? 'English' : 'Nederlands' });
        await page.goto(address);
        await settled(page);
        if (await other.isVisible()) await other.click();
        const wrong = [];
        for (const [name, where] of SCREENS) {
          const path = await pathOf(page, where);
          // By the router, as a link does: the language that was chosen stays.
          await page.evaluate((to) => {
            history.pushState({}, '', to);
            dispatchEvent(new PopStateEvent('popstate'));
          }, path);
          await page.waitForTimeout(300);
          await settled(page);
          const found = await axe(page);
          const wide = await excess(page);
          if (wide > 0) found.push(`scrolls sideways by ${wide}`);
          wrong.push(...found.map((one) => `${name} ${one}`));
          if (process.env.RODEDRAAD_SCREENSHOTS === '1' && language === 'nl' && width === 1280) {
            mkdirSync(PICTURES, { recursive: true });
            await page.screenshot({ path: join(PICTURES, `${name}.png`) });
          }
        }
        assert.deepEqual(wrong, []);
      });
    }
  }

  it('asked nothing of another host and broke no policy', () => {
    assert.deepEqual([...opened.values()].flatMap(({ faults }) => faults), []);
  });
});
