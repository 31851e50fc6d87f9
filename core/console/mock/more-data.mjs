// What the stand-in shows for work, connections, workflows, sharing, terms, configuration, the log
// and management. Invented, with long names and with 0, 1 and many of things.

/** @template {keyof import('../src/api/schema').components['schemas']} N
 * @typedef {import('../src/api/schema').components['schemas'][N]} Shape */

const now = Date.now();
/** @param {number} minutes */
const ago = (minutes) => new Date(now - minutes * 60_000).toISOString();
/** @param {number} days */
const day = (days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
/** @param {number} n */
const id = (n) => `019a3b${n.toString(16).padStart(2, '0')}-4c5d-7e8f-9a0b-1c2d3e4f${5000 + n}`;
const CODES = ['0505', '0523', '0531', '0590'];
const NAMES = ['Dordrecht', 'Hardinxveld-Giessendam', 'Hendrik-Ido-Ambacht', 'Papendrecht'];

/** @type {(n: number, more?: Partial<Shape<'Taak'>>) => Shape<'Taak'>} */
const task = (n, more = {}) => ({
  id: id(100 + n),
  soort: 'taak',
  zaak: id(n),
  gemeente: CODES[n % 4] ?? '0505',
  titel: 'Doe een inburgeringsaanbod: over een maand hoort de cursus te beginnen',
  tekst:
    'Koop een plek in bij een taalschool met keurmerk en leg het aanbod vast in het regiesysteem.',
  rol: 'leerroutes',
  organisatie: 'sdd',
  regel: 'aanbod/aanbod-loopt-af',
  bericht: null,
  aflevering: null,
  gemaakt: ago(n * 400),
  uiterlijk: n % 4 === 3 ? null : day(n * 2 - 3),
  teLaat: n < 2,
  stand: 'open',
  gedaanDoor: '',
  opgepaktDoor: n === 2 ? 'a.beheer' : n === 5 ? 'j.devries' : null,
  mag: ['oppakken', 'overdragen', 'gereed'],
  ...more,
});
/** @type {Shape<'Taak'>} */
const doubt = task(0, {
  soort: 'twijfel',
  zaak: null,
  titel: 'Van wie is dit bericht van VluchtelingenWerk?',
  tekst: 'Twee zaken lijken op de persoon in dit bericht: het BSN ontbreekt.',
  bericht: id(20),
  regel: '',
});
const tasks = [
  doubt,
  task(1, {
    soort: 'geweigerd',
    titel: 'Bericht van Wmo geweigerd',
    bericht: id(21),
    aflevering: id(40),
  }),
  task(2, { mag: ['terugleggen', 'overdragen', 'gereed'] }),
  ...Array.from({ length: 9 }, (_, n) => task(n + 3)),
];

/** @param {URLSearchParams} query @returns {Shape<'Taken'>} */
export function tasksFor(query) {
  const wanted = tasks.filter(
    (one) =>
      (!query.get('soort') || one.soort === query.get('soort')) &&
      (!query.get('gemeente') || one.gemeente === query.get('gemeente')) &&
      (!query.get('opgepaktDoor') || one.opgepaktDoor === query.get('opgepaktDoor')) &&
      (query.get('stand') ?? one.stand) === one.stand,
  );
  return { resultaten: wanted, volgende: null };
}

/** @type {(pad: string, omschrijving: string, waarde: string, gemaskeerd?: boolean) => Shape<'Feit'>} */
const fact = (pad, omschrijving, waarde, gemaskeerd = false) => ({
  pad,
  sleutel: '',
  omschrijving,
  waarde,
  gemaskeerd,
});

/** @param {string} wanted @returns {Shape<'Taakdetail'> | undefined} */
export function taskDetail(wanted) {
  const found = tasks.find((one) => one.id === wanted);
  if (!found) return undefined;
  if (found.soort !== 'twijfel') {
    return { taak: found, bericht: null, vanBericht: [], kandidaten: [] };
  }
  return {
    taak: found,
    bericht: null,
    vanBericht: [
      fact('inburgeraar.naam', 'Naam', 'M. A*****', true),
      fact('inburgeraar.geboortedatum', 'Geboortedatum', '1990-04-12'),
      fact('inburgeraar.adres', 'Adres', 'Johan de Wittstraat 140'),
    ],
    kandidaten: [
      {
        zaak: id(1),
        gemeente: '0505',
        velden: [
          fact('inburgeraar.naam', 'Naam', 'M. A*****', true),
          fact('inburgeraar.geboortedatum', 'Geboortedatum', '1990-04-12'),
          fact('inburgeraar.adres', 'Adres', 'Stationsweg 1'),
          fact('inburgeraar.vNummer', 'V-nummer', '*******123', true),
        ],
        overeenkomst: ['naam', 'geboortedatum'],
        verschil: ['adres'],
      },
      {
        zaak: id(2),
        gemeente: '0505',
        velden: [
          fact('inburgeraar.naam', 'Naam', 'M. A*****', true),
          fact('inburgeraar.geboortedatum', 'Geboortedatum', '1990-12-04'),
          fact('inburgeraar.adres', 'Adres', 'Johan de Wittstraat 140'),
        ],
        overeenkomst: ['naam', 'adres'],
        verschil: ['geboortedatum'],
      },
    ],
  };
}

/** @type {Shape<'Voorstel'>[]} */
export const proposals = [
  {
    id: id(70),
    soort: 'grondslag-verruimen',
    object: 'map',
    gemeente: '',
    zin: 'De taalschool krijgt ook het telefoonnummer van de inburgeraar.',
    reden: 'De school kan de inburgeraar niet bereiken.',
    door: 'j.devries',
    moment: ago(90),
    stand: 'wacht',
    besluitDoor: null,
    besluitOp: null,
    mag: true,
    verschil: [
      ' <purpose id="besl-9-2-3-cursusinstelling">',
      '-  <allow>inburgeraar.naam inburgeraar.adres</allow>',
      '+  <allow>inburgeraar.naam inburgeraar.adres inburgeraar.telefoonnummer</allow>',
    ],
  },
  {
    id: id(71),
    soort: 'bulk',
    object: id(60),
    gemeente: '0505',
    zin: 'Verstuurt 1.204 berichten naar DUO, 5/s, 4 min, niet terug te draaien.',
    reden: 'Het certificaat is vervangen.',
    door: 'a.beheer',
    moment: ago(200),
    stand: 'akkoord',
    besluitDoor: 'j.devries',
    besluitOp: ago(150),
    mag: false,
  },
];

/** @type {Shape<'Certificaat'>[]} */
export const certificates = [
  {
    bestand: 'certs/client-2025.pem',
    onderwerp:
      'CN=koppelingen.socialedienst.example, O=Gemeenschappelijke Regeling Sociaal Drechtsteden',
    uitgever: 'Voorbeeld PKIoverheid Private Services CA G1',
    doel: 'client',
    gebruiktDoor: ['duo', 'participatiewet'],
    geldigVan: ago(500_000),
    geldigTot: ago(-12 * 1440),
    dagen: 12,
    opvolger: null,
    oordeel: 'storing',
    uitleg: 'Verloopt over 12 dagen en er staat geen opvolger klaar. Vraag er nu een aan.',
  },
  {
    bestand: 'certs/server.pem',
    onderwerp: 'CN=hub.example',
    uitgever: 'Voorbeeld CA',
    doel: 'server',
    gebruiktDoor: [],
    geldigVan: ago(100_000),
    geldigTot: ago(-300 * 1440),
    dagen: 300,
    opvolger: 'certs/server-2027.pem',
    oordeel: 'goed',
    uitleg: '',
  },
];

/** @type {(naam: string, more?: Partial<Shape<'Instelling'>>) => Shape<'Instelling'>} */
const setting = (name, more = {}) => ({
  naam: name,
  deel: 'vervoer',
  type: 'text',
  waarde: null,
  standaard: '',
  geheim: false,
  verplicht: false,
  uitleg: 'Wat deze instelling doet, in een zin.',
  uitlegEn: 'What this setting does, in one sentence.',
  plaats: '',
  ...more,
});

/** Connections that talk to their simulator. @type {Set<string>} */
export const simulated = new Set(['duo']);

/** @param {Shape<'KoppelingStand'>} state @returns {Shape<'Koppeling'>} */
export const connectionDetail = (state) => ({
  stand: state,
  plaats: 'connections/duo.xml:5',
  bron: 'DUO',
  oin: '00000099000000002000',
  adres: 'https://duo.example/m2m',
  ontvangstAdres: 'https://hub.example/duo',
  instellingen: [
    setting('mapping', { deel: 'adapter', waarde: 'duo', plaats: 'connections/duo.xml:9' }),
    setting('url', {
      verplicht: true,
      type: 'url',
      waarde: 'https://duo.example/m2m',
      plaats: 'connections/duo.xml:12',
    }),
    setting('timeout', { type: 'duration', standaard: '10s' }),
    setting('keep-alive', { type: 'boolean', standaard: 'true' }),
    setting('client-key', { geheim: true, plaats: 'connections/duo.xml:15' }),
  ],
  soorten: [
    {
      soort: 'pip.registreren',
      richting: 'uit',
      steun: 'ondersteund',
      titel: 'Het PIP registreren',
    },
    { soort: 'uren.melden', richting: 'uit', steun: 'naar-vermogen', titel: 'Uren melden' },
    {
      soort: 'notificatie',
      richting: 'in',
      steun: 'ondersteund',
      titel: 'Een notificatie van DUO',
    },
  ],
  certificaten: certificates.slice(0, 1),
  perSeconde: 5,
  tegelijk: 4,
  herhaling: 'Na 5 seconden opnieuw, daarna steeds langer, ten hoogste 12 keer.',
  simulator: {
    soort: 'duo',
    opdracht: 'rodedraad simulate duo --listen 127.0.0.1:9101',
    adres: 'http://127.0.0.1:9101',
    actief: simulated.has(state.id),
    kanAan: true,
    waaromNiet: '',
    genegeerd: false,
  },
  statuslinkTot: ago(-20_000),
});

/** @type {Shape<'Testresultaat'>} */
export const testResult = {
  gelukt: false,
  duurMs: 312,
  stappen: [
    { naam: 'Naam opzoeken', gelukt: true, tekst: 'duo.example is gevonden.' },
    {
      naam: 'TLS',
      gelukt: false,
      tekst: 'De partner weigert ons certificaat: het is alleen voor servers.',
    },
  ],
};

/** @type {Shape<'Statuspagina'>} */
export const statusPage = {
  koppeling: 'Dienst Uitvoering Onderwijs',
  regio: 'Drechtsteden',
  moment: ago(0),
  oordeel: 'storing',
  uitleg: 'Er wordt niets verstuurd: de partner weigert ons certificaat.',
  onderbreker: { stand: 'open', tot: ago(-4), reden: 'Vijf keer achter elkaar geweigerd.' },
  wachtend: 1380,
  oudsteWachtend: ago(190),
  certificaatDagen: 12,
  laatste: [
    {
      moment: ago(4),
      richting: 'uit',
      soort: 'pip.registreren',
      uitkomst: 'geweigerd',
      status: 403,
    },
    { moment: ago(9), richting: 'in', soort: 'notificatie', uitkomst: 'aangenomen', status: 202 },
  ],
};

/** @type {Shape<'Werkstroomregel'>[]} */
export const workflows = [
  { id: 'aanbod', wet: 'wi2021', aantalRegels: 3, plaats: 'workflows/aanbod.xml:5' },
  {
    id: 'schuldhulp-afstemmen',
    wet: 'wgs',
    aantalRegels: 1,
    plaats: 'workflows/schuldhulp-afstemmen.xml:4',
  },
];

/** @type {(id: string, soort: string, titel: string, regel: string | null, aantal?: number | null) => Shape<'Graafknoop'>} */
const step = (name, kind, title, rule, count = null) => ({
  id: name,
  soort: kind,
  titel: title,
  regel: rule,
  aantal: count,
});

/** @type {Shape<'Werkstroom'>} */
export const workflow = {
  id: 'aanbod',
  wet: 'wi2021',
  plaats: 'workflows/aanbod.xml:5',
  knopen: [
    step(
      'c1',
      'cause',
      'Een van deze gegevens verandert: dagtekening van het PIP, leerroute, doelgroep',
      'aanbod-termijn',
    ),
    step('r1', 'rule', 'Aanbod termijn', 'aanbod-termijn', 41),
    step('e1', 'deadline', 'Inburgeringsaanbod doen', 'aanbod-termijn', 41),
    step(
      'c2',
      'cause',
      'Termijn ‘Inburgeringsaanbod doen’ eindigt over 1 maand',
      'aanbod-loopt-af',
    ),
    step('r2', 'rule', 'Aanbod loopt af', 'aanbod-loopt-af', 3),
    step(
      'e2',
      'task',
      'Doe een inburgeringsaanbod: over een maand hoort de cursus te beginnen',
      'aanbod-loopt-af',
      3,
    ),
    step('c3', 'cause', 'Het inburgeringsaanbod verandert', 'aanmelden-bij-school'),
    step('r3', 'rule', 'Aanmelden bij school', 'aanmelden-bij-school', 12),
    step(
      'e3',
      'send',
      'Verzoek om les te geven, naar de taalaanbieder',
      'aanmelden-bij-school',
      12,
    ),
    step(
      'e4',
      'await',
      'Bevestiging van de aanmelding, binnen 10 werkdagen',
      'aanmelden-bij-school',
    ),
  ],
  lijnen: [
    { van: 'c1', naar: 'r1', titel: '' },
    { van: 'r1', naar: 'e1', titel: '' },
    { van: 'e1', naar: 'c2', titel: '' },
    { van: 'c2', naar: 'r2', titel: '' },
    { van: 'r2', naar: 'e2', titel: '' },
    { van: 'c3', naar: 'r3', titel: '' },
    { van: 'r3', naar: 'e3', titel: '' },
    { van: 'e3', naar: 'e4', titel: 'wacht op' },
  ],
  regels: ['aanbod-termijn', 'aanbod-loopt-af', 'aanmelden-bij-school'].map((rule, n) => ({
    id: rule,
    plaats: `workflows/aanbod.xml:${8 + n * 8}`,
    xml: `<rule id="${rule}">\n  <on changed="pip.dagtekening pip.leerroute inburgeringsplicht.doelgroep"/>\n  <when>\n    <field path="inburgeringsplicht.doelgroep" equals="asielstatushouder"/>\n  </when>\n  <start deadline="aanbod"/>\n</rule>`,
    uitleg: [
      'Als de dagtekening van het PIP verandert',
      'en de inburgeraar is asielstatushouder',
      'dan begint de termijn voor het aanbod.',
    ],
    scenarios: n === 1 ? [] : [{ bestand: 'scenarios/aanbod.xml', naam: 'Een aanbod op tijd' }],
    verstuurd: 12 * n,
  })),
};

/** @type {Shape<'Proefuitkomst'>} */
export const tried = {
  stand: 'verwerkt',
  reden: '',
  bevindingen: [
    {
      ernst: 'waarschuwing',
      code: 'code-onbekend',
      waar: '/bericht/leerroute',
      tekst: 'De code ‘Q’ staat niet in de lijst.',
    },
  ],
  stappen: [
    {
      soort: 'regels',
      titel: 'Regels',
      tekst: 'Eén regel ging af.',
      moment: null,
      wijzigingen: [],
      regels: [
        {
          werkstroom: 'aanbod',
          regel: 'aanbod-termijn',
          ging: true,
          aanleiding: 'pip.dagtekening verandert',
          waarom: 'Alles klopt.',
          toetsen: [],
        },
        {
          werkstroom: 'aanbod',
          regel: 'aanmelden-bij-school',
          ging: false,
          aanleiding: 'pip.leerroute verandert',
          waarom: 'Er is nog geen instelling.',
          toetsen: [],
        },
      ],
      regelsTekst: [],
    },
  ],
  afleveringen: [
    {
      koppeling: 'vluchtelingenwerk',
      organisatie: 'VluchtelingenWerk Zuid-West Nederland',
      soort: 'verzoek-begeleiding',
      grondslag: 'wi2021-13',
      velden: ['inburgeraar.naam', 'inburgeraar.adres'],
      achtergehouden: [{ veld: 'schuldhulp.status', reden: 'geen grondslag' }],
      wachtOp: '',
    },
  ],
};

/** @type {Shape<'WatAlsUitkomst'>} */
export const whatIf = {
  klaar: true,
  bekeken: 2314,
  anders: 17,
  mislukt: 3,
  zin: 'Van 2.314 berichten zouden er 17 anders gaan, en 3 mislukken.',
  regels: [
    '14 verzoeken om begeleiding gaan naar Alblasserdam in plaats van naar de SDD.',
    '3 meldingen aan DUO zouden mislukken: het veld pip.niveau ontbreekt.',
  ],
};

const FIELDS = [
  ['inburgeraar.naam', 'Naam van de inburgeraar', 'identifying', 'wi2021'],
  ['inburgeraar.adres', 'Adres', 'contact', 'wi2021'],
  ['inburgeraar.telefoonnummer', 'Telefoonnummer', 'contact', 'wi2021'],
  [
    'pip.leerroute',
    'Leerroute: B1-route, onderwijsroute of zelfredzaamheidsroute',
    'none',
    'wi2021',
  ],
  ['schuldhulp.status', 'Stand van de schuldhulp', 'financial', 'wgs'],
];

/** @type {Shape<'Gegevensdeling'>} */
export const sharing = {
  revisie: '4f1c9a07',
  velden: FIELDS.map(([pad = '', omschrijving = '', klasse = '', wet = '']) => ({
    pad,
    omschrijving,
    klasse,
    wet,
  })),
  organisaties: [
    { id: 'duo', naam: 'Dienst Uitvoering Onderwijs' },
    { id: 'vluchtelingenwerk', naam: 'VluchtelingenWerk Zuid-West Nederland, regio Drechtsteden' },
    { id: 'wijkteam', naam: 'Wijkteam' },
  ],
  grondslagen: [
    {
      id: 'wi2021-13',
      artikel: 'Wet inburgering 2021, art. 13',
      activiteit: 'https://register.example/maatschappelijke-begeleiding',
      vanWet: 'wi2021',
      naarWet: 'wi2021',
      velden: ['inburgeraar.naam', 'inburgeraar.adres', 'inburgeraar.telefoonnummer'],
      alleenVerwijzing: [],
      ontvangers: ['vluchtelingenwerk'],
      geldigVan: null,
      geldigTot: null,
      toestemming: null,
      besluit: null,
      plaats: 'purposes.xml:40',
    },
    {
      id: 'wmo-5-1-1',
      artikel: 'Wmo 2015, art. 5.1.1 lid 4',
      activiteit: 'https://register.example/wmo',
      vanWet: 'wgs',
      naarWet: 'wmo',
      velden: ['inburgeraar.naam'],
      alleenVerwijzing: ['schuldhulp.status'],
      ontvangers: ['wijkteam'],
      geldigVan: '2026-07-01',
      geldigTot: null,
      toestemming: 'delen van schuldhulp met het wijkteam',
      besluit: 'besluit van het college, kenmerk 2026-117',
      plaats: 'purposes.xml:81',
    },
    {
      id: 'wi2021-duo',
      artikel: 'Besluit inburgering 2021, art. 9.1 lid 3',
      activiteit: 'https://register.example/duo',
      vanWet: 'wi2021',
      naarWet: 'wi2021',
      velden: ['pip.leerroute'],
      alleenVerwijzing: [],
      ontvangers: ['duo'],
      geldigVan: null,
      geldigTot: null,
      toestemming: null,
      besluit: null,
      plaats: 'purposes.xml:12',
    },
  ],
};

/** @type {Shape<'Toestemmingssoort'>[]} */
export const consents = [
  { onderwerp: 'delen van schuldhulp met het wijkteam', grondslagen: ['wmo-5-1-1'], wachtend: 4 },
];

/** @param {URLSearchParams} query @returns {Shape<'Termijnen'>} */
export const terms = (query) => ({
  resultaten:
    query.get('termijn') === 'niets'
      ? []
      : Array.from({ length: 14 }, (_, n) => ({
          zaak: id(n + 1),
          gemeente: CODES[n % 4] ?? '',
          gemeenteNaam: NAMES[n % 4] ?? '',
          termijn: 'pip',
          titel:
            n % 3 === 0
              ? 'Persoonlijk plan Inburgering en Participatie vaststellen'
              : 'Inburgeringsaanbod doen',
          regel: 'T01',
          artikel: 'Besluit inburgering, art. 5.3 lid 1',
          uiterlijk: day(n * 4 - 6),
          stand: n < 2 ? 'te-laat' : 'loopt',
          dagen: n * 4 - 6,
        })),
  volgende: null,
});

/** @type {Shape<'Termijnoverzicht'>} */
export const termCounts = {
  weken: Array.from({ length: 8 }, (_, n) => ({
    week: `2026-W${48 + n}`,
    van: day(n * 7),
    aantal: [17, 4, 0, 31, 12, 8, 1, 22][n] ?? 0,
  })),
  gemeenten: NAMES.map((titel, n) => ({
    sleutel: CODES[n] ?? '',
    titel,
    aantal: 1204 - n * 300,
    teLaat: n === 0 ? 3 : 0,
  })),
  regels: [
    {
      sleutel: 'pip',
      titel: 'Persoonlijk plan Inburgering en Participatie vaststellen',
      aantal: 900,
      teLaat: 3,
    },
    { sleutel: 'aanbod', titel: 'Inburgeringsaanbod doen', aantal: 304, teLaat: 0 },
  ],
};

const REVISION = '4f1c9a07c2d4e6f8';
/** @type {Shape<'Revisie'>[]} */
export const revisions = [
  { revisie: REVISION, moment: ago(3000), door: 'a.beheer', herkomst: 'map', actueel: true },
  {
    revisie: '0aa1bb2cc3dd4ee5',
    moment: ago(30_000),
    door: 'start',
    herkomst: 'opgestart',
    actueel: false,
  },
];
/** @type {Shape<'Configbevinding'>[]} */
const findings = [
  {
    ernst: 'fout',
    bestand: 'workflows/aanbod.xml',
    regel: 4,
    kolom: 12,
    code: 'unknown-field',
    tekst: 'unknown field "pip.leerrout"; did you mean "pip.leerroute"?',
  },
  {
    ernst: 'waarschuwing',
    bestand: 'hub.xml',
    regel: 2,
    kolom: 1,
    code: 'no-backup',
    tekst: 'no backup folder is set; set <backup folder="..."/>.',
  },
];
/** @param {string} revision @returns {Shape<'Configuratie'>} */
export const configuration = (revision) => ({
  revisie: revision,
  actueel: revision === REVISION,
  bestanden: ['hub.xml', 'region.xml', 'workflows/aanbod.xml'].map((naam) => ({
    naam,
    grootte: 2345,
    bevindingen: revision === 'map' ? findings.filter((one) => one.bestand === naam).length : 0,
  })),
  bevindingen: revision === 'map' ? findings : [],
  verruimt: revision === 'map' ? ['besl-9-2-3-cursusinstelling: inburgeraar.telefoonnummer'] : [],
});
/** @param {string} revision @param {string} name @returns {Shape<'Bestandsinhoud'>} */
export const file = (revision, name) => ({
  naam: name,
  tekst:
    '<?xml version="1.0"?>\n<workflow id="aanbod" law="wi2021">\n  <rule id="aanbod-termijn">\n    <on changed="pip.dagtekening pip.leerrout"/>\n  </rule>\n</workflow>\n',
  bevindingen: revision === 'map' ? findings.filter((one) => one.bestand === name) : [],
});
/** @param {string} revision @returns {Shape<'Verschillen'>} */
export const differences = (revision) => ({
  van: REVISION,
  naar: revision,
  bestanden:
    revision === REVISION
      ? []
      : [
          {
            naam: 'workflows/aanbod.xml',
            soort: 'anders',
            regels: [
              '   <rule id="aanbod-termijn">',
              '-    <on changed="pip.dagtekening"/>',
              '+    <on changed="pip.dagtekening pip.leerrout"/>',
            ],
          },
          {
            naam: 'workflows/werk.xml',
            soort: 'nieuw',
            regels: ['+<workflow id="werk" law="wi2021"/>'],
          },
        ],
});

/** @type {Shape<'Auditregel'>[]} */
export const audit = Array.from({ length: 12 }, (_, n) => ({
  volgnummer: 90_412 - n,
  moment: ago(n * 17),
  handeling: n % 3 === 0 ? 'zaak-ingezien' : 'aflevering-opnieuw',
  object: id(n + 1),
  uitkomst: n === 4 ? 'geweigerd' : 'gelukt',
  herkomst: 'console 10.1.2.3',
  wie: n % 2 ? 'a.beheer' : 'j.devries',
  gemeente: CODES[n % 4] ?? '',
  revisie: REVISION,
  bijzonderheden: n === 0 ? 'Reden: melding van de partner dat het bericht niet aankwam.' : '',
}));

/** @type {Shape<'Verwerking'>[]} */
export const processing = Array.from({ length: 6 }, (_, n) => ({
  volgnummer: 5000 - n,
  naam: n % 2 ? 'verstuurd: verzoek-begeleiding' : 'ontvangen: notificatie',
  activiteit: 'https://register.example/maatschappelijke-begeleiding',
  begin: ago(n * 31),
  einde: new Date(now - n * 31 * 60_000 + 42).toISOString(),
  mislukt: n === 3,
  gemeente: '0505',
  soortBetrokkene: 'inburgeraar',
  spoor: '4bf92f3577b34da6a3ce929d0e0e4736',
}));

/** @type {Shape<'Account'>[]} */
export const accounts = [
  {
    naam: 'a.beheer',
    weergavenaam: 'Annemarie van den Berg-Beheer',
    rollen: ['beheerder'],
    geblokkeerd: false,
    gemaakt: ago(90_000),
    laatstIngelogd: ago(12),
  },
  {
    naam: 'j.devries',
    weergavenaam: 'Joke de Vries',
    rollen: ['casusregisseur', 'privacy'],
    geblokkeerd: true,
    gemaakt: ago(80_000),
    laatstIngelogd: null,
  },
];
/** @type {Shape<'Rol'>[]} */
export const roles = [
  {
    id: 'beheerder',
    titel: 'Beheerder',
    rechten: ['metadata', 'opnieuw', 'inrichten'],
    wetten: [],
    gemeenten: [],
  },
  {
    id: 'casusregisseur',
    titel: 'Casusregisseur',
    rechten: ['metadata', 'inhoud', 'ontmaskeren'],
    wetten: ['wi2021'],
    gemeenten: ['0505'],
  },
  {
    id: 'privacy',
    titel: 'Functionaris gegevensbescherming',
    rechten: ['audit'],
    wetten: [],
    gemeenten: [],
  },
];
/** @type {Shape<'Gezondheid'>} */
export const health = {
  versie: '0.1.0',
  revisie: REVISION,
  gestart: ago(5000),
  klachten: [
    'De schijf is bijna vol: nog 2 GB. Maak ruimte; bij 1 GB neemt de hub niets meer aan.',
  ],
  opslagBytes: 48_123_456_789,
  vrijBytes: 2_012_345_678,
  geheugenBytes: 212_345_678,
  laatsteReservekopie: ago(900),
  plugins: [
    { naam: 'duo', versie: '1.2.0', soort: 'adapter', bestand: 'lib/rodedraad/adapters/duo.so' },
    { naam: 'http', versie: '1.0.0', soort: 'vervoer', bestand: 'lib/rodedraad/plugins/http.so' },
  ],
};
/** @type {Shape<'Bewaartermijnen'>} */
export const retention = {
  resultaten: [
    {
      wat: 'Inhoud van berichten',
      lengte: '90 dagen',
      artikel: 'AVG art. 5 lid 1 onder e',
      plaats: 'retention.xml:12',
    },
    {
      wat: 'Gegevens van de inburgering',
      lengte: '10 jaar na het sluiten',
      artikel: 'Selectielijst gemeenten 2020, 14.1',
      plaats: 'retention.xml:20',
    },
  ],
};
/** @type {Shape<'Reservekopie'>[]} */
export const backups = [
  { bestand: 'backup/2026-11-22T030000.db', moment: ago(900), grootte: 47_000_000_000 },
];
/** @type {Shape<'Waarschuwingen'>} */
export const alerts = {
  mail: 'beheer@sociaal.example',
  webhook: null,
  dagbericht: '07:30',
  laatste: [
    {
      moment: ago(60),
      soort: 'koppeling',
      tekst: 'Er wordt niets meer naar DUO verstuurd: het certificaat wordt geweigerd.',
      afgeleverd: true,
    },
    {
      moment: ago(800),
      soort: 'dagbericht',
      tekst: 'Gisteren: 4.120 berichten verwerkt, 2 termijnen te laat.',
      afgeleverd: false,
    },
  ],
};
