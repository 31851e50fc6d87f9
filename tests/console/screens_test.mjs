// Every screen on its stand-in for the hub, in both languages, wide and narrow: nothing that axe-core
// finds, no request to another host, nothing that the page's policy refuses, no scrolling sideways.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, excess, launch, missing, openPage, settled, startMock } from './browser.mjs';

const ID = '019a3b01-4c5d-7e8f-9a0b-1c2d3e4f5001';
const SCREENS = [
  '/',
  '/zaken',
  `/zaken/${ID}`,
  '/zaken/nergens',
  '/berichten',
  '/berichten?sleutel=niets',
  `/berichten/${ID}`,
  '/afleveringen',
  `/afleveringen/${ID}`,
  '/storingen',
  '/storingen/certificaat-geweigerd',
  `/bulkopdrachten/${ID}`,
  '/toegankelijkheid',
  '/bestaat-niet',
];

describe('each screen', { skip: missing }, () => {
  let browser, hub, newHub;
  before(async () => {
    [browser, hub, newHub] = await Promise.all([launch(), startMock(), startMock('--new')]);
  });
  after(async () => {
    hub?.stop();
    newHub?.stop();
    await browser?.close();
  });

  for (const language of ['nl', 'en']) {
    for (const width of [1280, 320]) {
      it(`is accessible in ${language}, ${width} wide`, async () => {
        const { page, faults, close } = await openPage(browser, { width, language });
        const wrong = [];
        const look = async (address) => {
          await page.goto(address);
          await settled(page);
          const found = await axe(page);
          const wide = await excess(page);
          if (wide > 0) found.push(`scrolls sideways by ${wide}`);
          const said = await page.getAttribute('html', 'lang');
          if (said !== language) found.push(`says that its language is ${said}`);
          wrong.push(...found.map((one) => `${new URL(address).pathname} ${one}`));
        };
        for (const path of SCREENS) await look(hub.address + path);
        await look(`${newHub.address}/inloggen`);
        assert.deepEqual([...wrong, ...faults], []);
        await close();
      });
    }
  }

  it('is accessible with its dialog open', async () => {
    const { page, close } = await openPage(browser, { width: 320 });
    await page.goto(`${hub.address}/storingen/certificaat-geweigerd`);
    await settled(page);
    await page.getByRole('button', { name: 'Verstuur al deze berichten opnieuw' }).click();
    await page.getByText('niet terug te draaien').waitFor();
    assert.deepEqual(await axe(page), []);
    assert.equal(await excess(page), 0);
    await close();
  });

  it('with forced colours is still accessible', async () => {
    const { page, close } = await openPage(browser, { forcedColors: 'active' });
    await page.goto(hub.address);
    await settled(page);
    assert.deepEqual(await axe(page), []);
    await close();
  });
});
