// A region's day, invented: 0, 1 and many, long names, and everything that can be wrong at once.
// The persons are from the test range.

/** @template {keyof import('../src/api/schema').components['schemas']} N
 * @typedef {import('../src/api/schema').components['schemas'][N]} Shape */

const now = Date.now();
/** @param {number} minutes */
const ago = (minutes) => new Date(now - minutes * 60_000).toISOString();
/** @param {number} days */
const day = (days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
/** @param {number} n */
const id = (n) =>
  `019a3b${n.toString(16).padStart(2, '0')}-4c5d-7e8f-9a0b-1c2d3e4f${(5000 + n).toString(16)}`;

export const ID = {
  case: id(1),
  message: id(20),
  delivery: id(40),
  bulk: id(60),
  proposal: id(70),
};
const REVISION = '4f1c9a07';
const MUNICIPALITIES = [
  { code: '0505', naam: 'Dordrecht' },
  { code: '0523', naam: 'Hardinxveld-Giessendam' },
  { code: '0531', naam: 'Hendrik-Ido-Ambacht' },
  { code: '0590', naam: 'Papendrecht' },
];

/** @type {Shape<'Inlogmogelijkheden'>} */
export const entrance = {
  ingericht: true,
  lokaal: true,
  openid: { naam: 'Gemeente Dordrecht' },
  regio: 'Drechtsteden',
  versie: '0.1.0',
};

/** @type {Shape<'Sessie'>} */
export const session = {
  account: 'a.beheer',
  weergavenaam: 'Annemarie van den Berg-Beheer',
  rollen: ['beheerder'],
  toekenningen: [
    {
      rechten: ['metadata', 'inhoud', 'ontmaskeren', 'opnieuw', 'bewerken', 'inrichten', 'audit'],
      wetten: [],
      gemeenten: [],
    },
  ],
  csrf: 'mock',
  eindigt: ago(-30),
  uiterlijk: ago(-720),
  gemeenten: MUNICIPALITIES,
};

/** @type {(id: string, naam: string, more?: Partial<Shape<'KoppelingStand'>>) => Shape<'KoppelingStand'>} */
const connection = (name, organisation, more = {}) => ({
  id: name,
  organisatie: name,
  organisatieNaam: organisation,
  adapter: name,
  ontvangt: true,
  verstuurt: true,
  onderbreker: { stand: 'dicht', tot: null, reden: '' },
  wachtend: 0,
  oudsteWachtend: null,
  opBureau: 0,
  ontvangenPerUur: 118,
  gemaaktPerUur: 96,
  certificaatDagen: 212,
  oordeel: 'goed',
  uitleg: 'Alles komt aan.',
  ...more,
});

/** @type {Shape<'Storingsgroep'>[]} */
export const failures = [
  {
    oorzaak: 'certificaat-geweigerd',
    wat: 'DUO weigert ons certificaat: het is alleen voor servers.',
    oplossing: 'Neem het client-certificaat op in connections/duo.xml en herlaad de configuratie.',
    eigenaar: 'Technisch beheer SDD',
    aantal: 1204,
    oudste: ago(190),
    koppelingen: ['duo'],
  },
  {
    oorzaak: 'veld-ontbreekt',
    wat: 'Er ontbreekt een gegeven dat de partner verplicht stelt: het adres.',
    oplossing: 'Vraag het adres op, of vul het aan; daarna gaat het bericht vanzelf verder.',
    eigenaar: 'Casusregisseur',
    aantal: 1,
    oudste: ago(5200),
    koppelingen: ['vluchtelingenwerk'],
  },
];

/** @type {Shape<'Overzicht'>} */
export const overview = {
  moment: ago(0),
  revisie: REVISION,
  versie: '0.1.0',
  oordeel: 'storing',
  zin: 'Er liggen 1.205 berichten bij storingen, en DUO krijgt nu niets.',
  klachten: [
    'De schijf is bijna vol: nog 2 GB. Maak ruimte; bij 1 GB neemt de hub niets meer aan.',
  ],
  koppelingen: [
    connection('duo', 'Dienst Uitvoering Onderwijs', {
      onderbreker: { stand: 'open', tot: ago(-4), reden: 'Vijf keer achter elkaar geweigerd.' },
      wachtend: 1380,
      oudsteWachtend: ago(190),
      opBureau: 1204,
      gemaaktPerUur: 0,
      certificaatDagen: 12,
      oordeel: 'storing',
      uitleg: 'Er wordt niets verstuurd: DUO weigert ons certificaat.',
    }),
    connection('vluchtelingenwerk', 'VluchtelingenWerk Zuid-West Nederland, regio Drechtsteden', {
      opBureau: 1,
      certificaatDagen: 40,
      oordeel: 'let-op',
      uitleg: 'Er ligt één bericht bij storingen.',
    }),
    connection('participatiewet', 'Sociale Dienst Drechtsteden'),
    connection('wmo', 'Wmo-administratie', { certificaatDagen: null, ontvangt: false }),
  ],
  termijnen: {
    teLaat: 3,
    dezeWeek: 17,
    lopend: 4210,
    bedreigd: [
      {
        zaak: ID.case,
        gemeente: '0505',
        termijn: 'pip',
        titel: 'PIP vaststellen',
        uiterlijk: day(2),
        dagen: 2,
        aflevering: ID.delivery,
        koppeling: 'duo',
        reden: 'De melding van het PIP aan DUO ligt bij storingen.',
      },
    ],
  },
  storingen: failures,
  taken: { open: 48, teLaat: 2, vanMij: 5, bovengrens: false },
  voorstellen: 1,
};

/** @type {(n: number) => Shape<'Zaakregel'>} */
const caseLine = (n) => ({
  id: id(n),
  gemeente: MUNICIPALITIES[n % 4]?.code ?? '0505',
  gemeenteNaam: MUNICIPALITIES[n % 4]?.naam ?? 'Dordrecht',
  gesloten: n % 9 === 8 ? day(-40) : null,
  volgendeTermijn: n % 4 === 3 ? null : { titel: 'PIP vaststellen', uiterlijk: day(n * 3 - 5) },
  teLaat: n === 1 ? 1 : 0,
  openTaken: n % 3,
  laatsteWijziging: ago(n * 47),
});

/** @param {string | null} cursor @returns {Shape<'Zaakregels'>} */
export const cases = (cursor) => ({
  resultaten: Array.from({ length: 12 }, (_, n) => caseLine(n + (cursor ? 13 : 1))),
  volgende: cursor ? null : 'verder',
});

/** @param {Shape<'ZaakZoekvraag'>} asked @returns {Shape<'Zaakregels'>} */
export const findCases = (asked) => ({
  resultaten: asked.naam === 'niemand' ? [] : [caseLine(1)],
  volgende: null,
});

/** @type {(more?: Partial<Shape<'Aflevering'>>) => Shape<'Aflevering'>} */
const deliveryOf = (more = {}) => ({
  id: ID.delivery,
  volgnummer: 811,
  bericht: ID.message,
  zaak: ID.case,
  gemeente: '0505',
  koppeling: 'duo',
  organisatie: 'duo',
  organisatieNaam: 'Dienst Uitvoering Onderwijs',
  soort: 'duo.pip-melding',
  regel: 'pip/pip-melden',
  grondslag: 'wi2021-pip',
  artikel: 'Wet inburgering 2021 art. 15',
  gekozen: 'DUO voert deze taak uit voor alle gemeenten.',
  stand: 'mislukt',
  opBureau: true,
  oorzaak: 'certificaat-geweigerd',
  wachtOp: 'Iemand moet beslissen: opnieuw versturen of intrekken.',
  gemaakt: ago(190),
  gewijzigd: ago(64),
  nietVoor: null,
  aantalPogingen: 5,
  antwoordstatus: 403,
  antwoordtekst: 'client certificate required',
  nagegaan: '',
  velden: ['pip.dagtekening', 'pip.leerroute', 'inburgeraar.bsn'],
  achtergehouden: [
    { veld: 'schuldhulp.totaal', reden: 'Geen grondslag: wi2021-pip noemt dit veld niet.' },
  ],
  herhaalt: null,
  revisie: REVISION,
  mag: ['opnieuw', 'bewerken', 'intrekken', 'aangekomen', 'inhoud'],
  ...more,
});

/** @type {(n: number, more?: Partial<Shape<'Berichtregel'>>) => Shape<'Berichtregel'>} */
const messageLine = (n, more = {}) => ({
  id: id(20 + n),
  koppeling: ['duo', 'vluchtelingenwerk', 'wijkteam', ''][n % 4] ?? 'duo',
  soort:
    ['duo.notificatie', 'vluchtelingenwerk.voortgang', 'wijkteam.signaal', 'klok.dag'][n % 4] ?? '',
  stand:
    /** @type {const} */ (['verwerkt', 'verwerkt', 'mislukt', 'wacht', 'geweigerd', 'dubbel'])[
      n % 6
    ] ?? 'verwerkt',
  reden: n % 6 === 2 ? 'Het veld "geboortedatum" staat op een plek waar het niet hoort.' : '',
  ontvangen: ago(n * 7 + 3),
  gemeente: '0505',
  zaak: n % 5 === 4 ? null : ID.case,
  deelVan: null,
  antwoordOp: null,
  revisie: REVISION,
  ...more,
});

/** @type {Shape<'Taak'>[]} */
const tasks = [
  {
    id: id(80),
    soort: 'taak',
    zaak: ID.case,
    gemeente: '0505',
    titel: 'Plan de brede intake',
    tekst: 'De inburgeraar woont sinds vorige week in de gemeente.',
    rol: 'casusregisseur',
    organisatie: 'sdd',
    regel: 'brede-intake/plannen',
    bericht: ID.message,
    gemaakt: ago(2000),
    uiterlijk: day(-1),
    teLaat: true,
    stand: 'open',
    gedaanDoor: '',
    opgepaktDoor: null,
  },
];

/** @type {(more: Partial<Shape<'Termijn'>>) => Shape<'Termijn'>} */
const term = (more) => ({
  id: 'pip',
  zaak: ID.case,
  gemeente: '0505',
  titel: 'PIP vaststellen',
  regel: 'T01',
  artikel: 'Besluit inburgering art. 5.3 lid 1',
  begin: day(-60),
  gerekend: day(10),
  uiterlijk: day(12),
  stand: 'loopt',
  redenVerschuiving: 'De laatste dag viel op een zaterdag: Algemene termijnenwet art. 1.',
  vorigeUiterlijk: day(5),
  opgegeven: null,
  stilSinds: null,
  vervallenOp: null,
  redenVervallen: '',
  bericht: ID.message,
  ...more,
});

/** @type {(more: Partial<Shape<'Veld'>>) => Shape<'Veld'>} */
const field = (more) => ({
  pad: 'pip.leerroute',
  sleutel: '',
  omschrijving: 'Leerroute',
  wet: 'wi2021',
  klasse: 'none',
  waarde: 'B1-route',
  gemaskeerd: false,
  van: '',
  tot: '',
  bron: 'regie',
  bericht: ID.message,
  vernomen: ago(9000),
  anderen: [],
  waarom: '',
  ...more,
});

/** @param {string} wanted @param {string | undefined} until @returns {Shape<'Zaak'>} */
export const caseFile = (wanted, until) => {
  const open = until !== undefined && Date.parse(until) > Date.now();
  return {
    id: wanted,
    gemeente: '0505',
    gemeenteNaam: 'Dordrecht',
    naam: open ? 'Semhar Tesfay' : 'S•••• T•••••',
    nummers: { bsn: open ? '999990019' : '•••••0019', vNummer: open ? '2700000000' : '•••••••000' },
    gemaskeerd: !open,
    ontmaskerdTot: open ? until : null,
    gesloten: null,
    redenGesloten: '',
    vastgehouden: '',
    wachtOp: `Deze zaak wacht op DUO: de melding van het PIP is nog niet aangekomen, en moet er uiterlijk ${day(12)} zijn.`,
    velden: [
      field({
        pad: 'inburgeraar.naam',
        omschrijving: 'Naam',
        klasse: 'identifying',
        waarde: open ? 'Semhar Tesfay' : 'S•••• T•••••',
        gemaskeerd: !open,
        bron: 'duo',
        anderen: [
          {
            waarde: open ? 'Semhar Tesfai' : 'S•••• T•••••',
            van: '',
            tot: '',
            bron: 'vluchtelingenwerk',
            bericht: ID.message,
            vernomen: ago(12000),
          },
        ],
        waarom: 'DUO gaat voor VluchtelingenWerk.',
      }),
      field({}),
      field({ pad: 'pip.dagtekening', omschrijving: 'Datum van het PIP', waarde: day(-3) }),
      field({
        pad: 'bijstand.uitkering',
        omschrijving: 'Uitkering',
        wet: 'participatiewet',
        klasse: 'financial',
        waarde: 'ja',
        bron: 'participatiewet',
        van: day(-200),
      }),
      field({
        pad: 'wmoVoorziening.soort',
        sleutel: '1',
        omschrijving: 'Voorziening',
        wet: 'wmo',
        klasse: 'health',
        waarde: null,
        gemaskeerd: true,
        bron: 'wmo',
      }),
    ],
    verborgenWetten: ['wgs'],
    termijnen: [
      term({}),
      term({
        id: 'brede-intake',
        titel: 'Brede intake afronden',
        uiterlijk: day(-2),
        gerekend: day(-2),
        vorigeUiterlijk: null,
        redenVerschuiving: '',
        stand: 'te-laat',
      }),
      term({
        id: 'inburgeringstermijn',
        titel: 'Inburgeringstermijn van drie jaar',
        artikel: 'Wet inburgering 2021 art. 11',
        uiterlijk: day(900),
        gerekend: day(810),
        redenVerschuiving: 'Verlengd met 90 dagen wegens ziekte: Wet inburgering 2021 art. 12.',
      }),
    ],
    bevestigingen: [
      {
        id: 'duo-pip',
        regel: 'pip-melden',
        sinds: day(-1),
        uiterlijk: day(3),
        stand: 'loopt',
        bericht: ID.message,
      },
    ],
    ontvangers: [
      {
        organisatie: 'duo',
        organisatieNaam: 'Dienst Uitvoering Onderwijs',
        grondslag: 'wi2021-pip',
        artikel: 'Wet inburgering 2021 art. 15',
        velden: ['pip.dagtekening', 'pip.leerroute'],
        achtergehouden: [
          { veld: 'schuldhulp.totaal', reden: 'Geen grondslag: wi2021-pip noemt dit veld niet.' },
        ],
        laatst: ago(190),
        aantal: 3,
      },
    ],
    afleveringen: [deliveryOf()],
    taken: tasks,
    berichten: [messageLine(0)],
    tijdlijn: [
      {
        moment: ago(190),
        soort: 'verstuurd',
        wet: 'wi2021',
        organisatie: 'duo',
        titel: 'Melding van het PIP aan DUO',
        tekst: 'Mislukt: DUO weigert ons certificaat.',
        stand: 'mislukt',
        verwijzing: { soort: 'aflevering', id: ID.delivery },
      },
      {
        moment: ago(195),
        soort: 'ontvangen',
        wet: 'wi2021',
        organisatie: 'regie',
        titel: 'PIP vastgesteld',
        tekst: 'Datum van het PIP en leerroute zijn nieuw.',
        stand: 'verwerkt',
        verwijzing: { soort: 'bericht', id: ID.message },
      },
      {
        moment: ago(4000),
        soort: 'ontvangen',
        wet: 'participatiewet',
        organisatie: 'participatiewet',
        titel: 'Uitkering toegekend',
        tekst: '',
        stand: 'verwerkt',
        verwijzing: { soort: 'bericht', id: id(22) },
      },
      {
        moment: ago(9000),
        soort: 'taak',
        wet: '',
        organisatie: 'sdd',
        titel: 'Plan de brede intake',
        tekst: 'Nog niet opgepakt.',
        stand: 'open',
        verwijzing: { soort: 'taak', id: id(80) },
      },
    ],
  };
};

/** @param {URLSearchParams} query @returns {Shape<'Berichtregels'>} */
export const messages = (query) => ({
  resultaten:
    query.get('sleutel') === 'niets'
      ? []
      : Array.from({ length: 20 }, (_, n) => messageLine(n + (query.get('cursor') ? 20 : 0))),
  volgende: query.get('cursor') ? null : 'verder',
});

/** @param {string} wanted @returns {Shape<'Bericht'>} */
export const message = (wanted) => ({
  ...messageLine(0),
  id: wanted,
  sleutel: 'kenmerk-0',
  bevindingen: [
    {
      ernst: 'waarschuwing',
      code: 'duo-onbekend-veld',
      waar: '/notificatie/extra',
      tekst: 'Dit veld kent de afspraak met DUO niet; het is overgeslagen.',
    },
  ],
  stappen: [
    {
      soort: 'ontvangen',
      titel: 'Ontvangen van DUO',
      tekst: 'Op schijf en bevestigd met 202.',
      moment: ago(3),
      wijzigingen: [],
      regels: [],
      regelsTekst: [],
    },
    {
      soort: 'zaak',
      titel: 'In de zaak verwerkt',
      tekst: 'Gevonden op BSN.',
      moment: ago(3),
      wijzigingen: [
        { pad: 'pip.leerroute', sleutel: '', wijziging: 'verandert' },
        { pad: 'pip.dagtekening', sleutel: '', wijziging: 'nieuw' },
      ],
      regels: [],
      regelsTekst: [],
    },
    {
      soort: 'regels',
      titel: 'Regels',
      tekst: '',
      moment: null,
      wijzigingen: [],
      regels: [
        {
          werkstroom: 'pip',
          regel: 'pip-melden',
          ging: true,
          aanleiding: 'pip.dagtekening is nieuw',
          waarom: 'Alles klopte.',
          toetsen: [{ pad: 'pip.leerroute', verwacht: 'niet leeg', zag: 'B1-route', klopt: true }],
        },
        {
          werkstroom: 'pip',
          regel: 'z-route-aanbod',
          ging: false,
          aanleiding: 'pip.leerroute verandert',
          waarom: 'De leerroute is niet Z.',
          toetsen: [{ pad: 'pip.leerroute', verwacht: 'Z-route', zag: 'B1-route', klopt: false }],
        },
      ],
      regelsTekst: ['Termijn PIP vaststellen is gehaald.'],
    },
  ],
  afleveringen: [deliveryOf()],
  delen: [],
  vorige: id(21),
  volgende: null,
  toegewezenAan: null,
  mag: ['opnieuw', 'inhoud', 'ontmaskeren'],
});

/** @param {string | undefined} until @returns {Shape<'BerichtInhoud'>} */
export const messageContent = (until) => {
  const open = until !== undefined && Date.parse(until) > Date.now();
  return {
    mediatype: 'application/json',
    grootte: 1843,
    voor: [
      {
        pad: '/notificatie/burgerservicenummer',
        waarde: open ? '999990019' : '•••••0019',
        gemaskeerd: !open,
      },
      { pad: '/notificatie/pip/leerroute', waarde: 'B1', gemaskeerd: false },
      { pad: '/notificatie/pip/dagtekening', waarde: day(-3), gemaskeerd: false },
    ],
    na: [
      {
        pad: 'inburgeraar.bsn',
        sleutel: '',
        omschrijving: 'BSN',
        waarde: open ? '999990019' : '•••••0019',
        gemaskeerd: !open,
      },
      {
        pad: 'pip.leerroute',
        sleutel: '',
        omschrijving: 'Leerroute',
        waarde: 'B1-route',
        gemaskeerd: false,
      },
      {
        pad: 'pip.dagtekening',
        sleutel: '',
        omschrijving: 'Datum van het PIP',
        waarde: day(-3),
        gemaskeerd: false,
      },
    ],
    tekst: open
      ? '{"notificatie":{"burgerservicenummer":"999990019","pip":{"leerroute":"B1"}}}'
      : null,
    gemaskeerd: !open,
    ontmaskerdTot: open ? until : null,
    gewist: false,
  };
};

/** @type {Shape<'Scenario'>} */
export const scenario = {
  bestand: 'scenarios/duo-notificatie.xml',
  xml: '<scenario name="uit productie"/>',
};

/** @param {URLSearchParams} query @returns {Shape<'Afleveringen'>} */
export const deliveries = (query) => ({
  resultaten: Array.from({ length: query.get('cursor') ? 5 : 20 }, (_, n) =>
    deliveryOf({ id: id(100 + n), gewijzigd: ago(n * 3) }),
  ),
  volgende: query.get('cursor') ? null : 'verder',
});

/** @param {string} wanted @returns {Shape<'Aflevering'>} */
export const delivery = (wanted) =>
  deliveryOf({
    id: wanted,
    pogingen: Array.from({ length: 5 }, (_, n) => ({
      nummer: n + 1,
      moment: ago(190 - n * 25),
      uitkomst: 'niet-geautoriseerd',
      status: 403,
      tekst: 'client certificate required',
    })),
  });

/** @param {string | undefined} until @returns {Shape<'AfleveringInhoud'>} */
export const deliveryContent = (until) => {
  const open = until !== undefined && Date.parse(until) > Date.now();
  return {
    mediatype: 'application/json',
    tekst: `{\n  "burgerservicenummer": "${open ? '999990019' : '•••••0019'}",\n  "leerroute": "B1"\n}`,
    gemaskeerd: !open,
    ontmaskerdTot: open ? until : null,
    gewist: false,
  };
};

/** @type {Shape<'Bulkvoorbeeld'>} */
export const preview = {
  aantal: 1204,
  perKoppeling: [
    {
      koppeling: 'duo',
      organisatieNaam: 'Dienst Uitvoering Onderwijs',
      aantal: 1204,
      perSeconde: 5,
      duurSeconden: 241,
    },
  ],
  duurSeconden: 241,
  eerderOpnieuw: 12,
  zin: 'Verstuurt 1.204 berichten naar DUO, 5/s, 4 min, niet terug te draaien.',
  vierOgen: true,
};

/** @returns {Shape<'Bulkopdracht'>} */
export const bulk = () => ({
  id: ID.bulk,
  actie: 'opnieuw',
  zin: preview.zin,
  reden: 'Het certificaat is vervangen.',
  door: 'a.beheer',
  akkoordDoor: 'b.tweede',
  moment: ago(2),
  stand: 'bezig',
  totaal: 1204,
  gedaan: 460,
  mislukt: 3,
});

/** @type {Shape<'Bulkresultaten'>} */
export const bulkResults = {
  resultaten: [
    { aflevering: id(101), gelukt: true, tekst: 'Staat in de wachtrij.', stand: 'wachtrij' },
    { aflevering: id(102), gelukt: false, tekst: 'Is intussen ingetrokken.', stand: 'ingetrokken' },
  ],
  volgende: null,
};
