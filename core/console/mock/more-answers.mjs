// What the stand-in answers for the collections in more-data.mjs.
import { overview } from './data.mjs';
import * as data from './more-data.mjs';

/** @typedef {import('./answers.mjs').State} State */
/** @typedef {import('./answers.mjs').Asked} Asked */
/** @typedef {import('./answers.mjs').Given} Given */

/** @param {unknown} body @returns {Given} */
const ok = (body) => ({ status: 200, body });
/** @param {unknown[]} resultaten @returns {Given} */
const list = (resultaten) => ok({ resultaten, volgende: null });
/** @param {unknown} found @returns {Given} */
const orMissing = (found) =>
  found === undefined
    ? {
        status: 404,
        body: { status: 404, title: 'Dit is er niet', detail: 'Het adres klopt niet.' },
      }
    : ok(found);

/** @type {[RegExp, (state: State, asked: Asked, id: string) => Given][]} */
export const MORE_ROUTES = [
  [/^GET \/taken$/, (_, { query }) => ok(data.tasksFor(query))],
  [/^GET \/taken\/([^/]+)$/, (_, __, id) => orMissing(data.taskDetail(id))],
  [/^GET \/voorstellen$/, () => list(data.proposals)],
  [
    /^GET \/voorstellen\/([^/]+)$/,
    (_, __, id) => orMissing(data.proposals.find((one) => one.id === id)),
  ],
  [/^GET \/koppelingen$/, () => ok({ resultaten: overview.koppelingen })],
  [
    /^GET \/koppelingen\/([^/]+)$/,
    (_, __, id) => {
      const state = overview.koppelingen.find((one) => one.id === id);
      return orMissing(state && data.connectionDetail(state));
    },
  ],
  [
    /^PUT \/koppelingen\/([^/]+)\/simulator$/,
    (_, { body }, id) => {
      const state = overview.koppelingen.find((one) => one.id === id);
      if (body.aan) data.simulated.add(id);
      else data.simulated.delete(id);
      return orMissing(state && data.connectionDetail(state).simulator);
    },
  ],
  [
    /^GET \/simulatoren$/,
    () =>
      ok({
        omgeving: 'acceptatie',
        koppelingen: overview.koppelingen
          .filter(({ id }) => data.simulated.has(id))
          .map(({ id, organisatieNaam }) => ({ id, organisatieNaam })),
      }),
  ],
  [/^POST \/koppelingen\/[^/]+\/_test$/, () => ok(data.testResult)],
  [
    /^POST \/koppelingen\/[^/]+\/statuslinks$/,
    () => ({
      status: 201,
      body: { adres: '/status/mock', tot: new Date(Date.now() + 2.6e9).toISOString() },
    }),
  ],
  [/^GET \/statuspaginas\/[^/]+$/, () => ok(data.statusPage)],
  [/^GET \/certificaten$/, () => ok({ resultaten: data.certificates })],
  [/^GET \/werkstromen$/, () => ok({ resultaten: data.workflows })],
  [/^GET \/werkstromen\/[^/]+$/, () => ok(data.workflow)],
  [/^POST \/berichten\/_probeer$/, () => ok(data.tried)],
  [/^POST \/configuraties\/_wat-als$/, () => ok(data.whatIf)],
  [/^GET \/grondslagen$/, () => ok(data.sharing)],
  [/^GET \/toestemmingen$/, () => ok({ resultaten: data.consents })],
  [/^GET \/termijnen\/_telling$/, () => ok(data.termCounts)],
  [/^GET \/termijnen$/, (_, { query }) => ok(data.terms(query))],
  [/^GET \/configuraties$/, () => list(data.revisions)],
  [/^GET \/configuraties\/([^/]+)$/, (_, __, id) => ok(data.configuration(id))],
  [
    /^GET \/configuraties\/([^/]+)\/bestanden$/,
    (_, { query }, id) => ok(data.file(id, query.get('naam') ?? '')),
  ],
  [/^GET \/configuraties\/([^/]+)\/verschillen$/, (_, __, id) => ok(data.differences(id))],
  [
    /^POST \/configuraties\/[^/]+\/_activeer$/,
    () => ok({ gelukt: false, revisie: '', bevindingen: [], voorstel: data.proposals[0]?.id }),
  ],
  [/^GET \/auditregels$/, () => list(data.audit)],
  [
    /^POST \/auditregels\/_controleer$/,
    () => ok({ goed: true, regels: 90_412, zin: 'Elke regel past op de vorige.' }),
  ],
  [/^(?:GET \/verwerkingen|POST \/verwerkingen\/_zoek)$/, () => list(data.processing)],
  [/^GET \/accounts$/, () => ok({ resultaten: data.accounts })],
  [
    /^GET \/accounts\/([^/]+)$/,
    (_, __, id) => orMissing(data.accounts.find((one) => one.naam === id)),
  ],
  [/^GET \/rollen$/, () => ok({ resultaten: data.roles })],
  [/^GET \/gezondheid$/, () => ok(data.health)],
  [
    /^GET \/sleutels$/,
    () =>
      ok({
        herkomst: 'secret://file/master.key',
        nogTeVernieuwen: 0,
        zin: 'Alle sleutels zijn van de nieuwste hoofdsleutel.',
      }),
  ],
  [/^GET \/bewaartermijnen$/, () => ok(data.retention)],
  [/^GET \/reservekopieen$/, () => ok({ resultaten: data.backups })],
  [/^POST \/reservekopieen$/, () => ({ status: 201, body: data.backups[0] })],
  [/^GET \/waarschuwingen$/, () => ok(data.alerts)],
  [/^POST \/waarschuwingen\/_test$/, () => ok(data.testResult)],
];
