// What the stand-in answers. One function per collection of the contract; the data in data.mjs.
import * as data from './data.mjs';
import { MORE_ROUTES } from './more-answers.mjs';

/** @typedef {{loggedIn: boolean, setUp: boolean, rights: string[] | null, unmasked?: string}} State */
/** @typedef {{method: string, path: string, query: URLSearchParams, body: any}} Asked */
/** @typedef {{status: number, body?: unknown}} Given */

/** @param {unknown} body @returns {Given} */
const ok = (body) => ({ status: 200, body });
/** @param {number} status @param {string} title @param {string} detail @returns {Given} */
const problem = (status, title, detail) => ({ status, body: { status, title, detail } });

/** @type {[RegExp, (state: State, asked: Asked, id: string) => Given][]} */
const ROUTES = [
  [/^GET \/inlogmogelijkheden$/, (state) => ok({ ...data.entrance, ingericht: state.setUp })],
  [
    /^POST \/sessies$/,
    (state, { body }) => {
      if (body.wachtwoord === 'fout')
        return problem(401, 'Dat klopt niet', 'De naam of het wachtwoord is niet goed.');
      state.loggedIn = true;
      return { status: 201, body: data.session };
    },
  ],
  [
    /^POST \/accounts\/_eerste$/,
    (state, { body }) => {
      if (body.wachtwoord.length < 14)
        return {
          status: 400,
          body: {
            status: 400,
            title: 'Er klopt iets niet',
            detail: 'Verbeter wat hieronder staat.',
            invalidParams: [{ name: 'wachtwoord', reason: 'Neem ten minste 14 tekens.' }],
          },
        };
      state.loggedIn = state.setUp = true;
      return { status: 201, body: data.session };
    },
  ],
  [/^DELETE \/sessies\/huidige$/, (state) => ((state.loggedIn = false), { status: 204 })],
  [
    /^GET \/sessies\/huidige$/,
    (state) =>
      ok(
        state.rights === null
          ? data.session
          : {
              ...data.session,
              toekenningen: [{ rechten: state.rights, wetten: [], gemeenten: [] }],
            },
      ),
  ],
  [/^GET \/overzicht$/, () => ok(data.overview)],
  [/^GET \/koppelingen$/, () => ok({ resultaten: data.overview.koppelingen })],
  [/^GET \/zaken$/, (_, { query }) => ok(data.cases(query.get('cursor')))],
  [/^POST \/zaken\/_zoek$/, (_, { body }) => ok(data.findCases(body))],
  [
    /^GET \/zaken\/([^/]+)$/,
    (state, _, id) =>
      id === 'nergens'
        ? problem(404, 'Deze zaak is er niet', 'Zij is gewist, of het adres klopt niet.')
        : ok(data.caseFile(id, state.unmasked)),
  ],
  [
    /^POST \/(?:zaken|berichten|afleveringen)\/[^/]+\/_onthul$/,
    (state) => {
      state.unmasked = new Date(Date.now() + 15 * 60_000).toISOString();
      return ok({ tot: state.unmasked });
    },
  ],
  [/^GET \/berichten$/, (_, { query }) => ok(data.messages(query))],
  [/^GET \/berichten\/([^/]+)$/, (_, __, id) => ok(data.message(id))],
  [/^GET \/berichten\/([^/]+)\/inhoud$/, (state) => ok(data.messageContent(state.unmasked))],
  [/^GET \/berichten\/([^/]+)\/scenario$/, () => ok(data.scenario)],
  [/^GET \/afleveringen$/, (_, { query }) => ok(data.deliveries(query))],
  [/^GET \/afleveringen\/([^/]+)$/, (_, __, id) => ok(data.delivery(id))],
  [/^GET \/afleveringen\/([^/]+)\/inhoud$/, (state) => ok(data.deliveryContent(state.unmasked))],
  [/^GET \/storingen$/, () => ok({ resultaten: data.failures })],
  [/^POST \/storingen\/_voorbeeld$/, () => ok(data.preview)],
  [/^POST \/bulkopdrachten$/, () => ({ status: 202, body: data.bulk() })],
  [/^GET \/bulkopdrachten$/, () => ok({ resultaten: [data.bulk()], volgende: null })],
  [/^GET \/bulkopdrachten\/[^/]+$/, () => ok(data.bulk())],
  [/^GET \/bulkopdrachten\/[^/]+\/resultaten$/, () => ok(data.bulkResults)],
  [/^POST .*_bewerken$/, () => ({ status: 202, body: { voorstel: data.ID.proposal } })],
];

/** @param {State} state @param {Asked} asked @returns {Given} */
export function answer(state, asked) {
  const open = /^\/(inlogmogelijkheden|sessies|accounts\/_eerste|statuspaginas\/.*)$/.test(
    asked.path,
  );
  if (!state.loggedIn && !open) return problem(401, 'Niet ingelogd', 'Log in en probeer opnieuw.');
  for (const [pattern, give] of [...ROUTES, ...MORE_ROUTES]) {
    const match = pattern.exec(`${asked.method} ${asked.path}`);
    if (match) return give(state, asked, match[1] ?? '');
  }
  if (asked.method !== 'GET') return { status: 204 };
  return problem(404, 'Dit is er niet', `Het adres ${asked.path} kent deze hub niet.`);
}
