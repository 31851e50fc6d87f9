// mock.mjs API-FOLDER READY-FILE RECORD-FILE BSN...
//
// DUO as its OpenAPI documents say it is: Prism made of every openapi.yml below API-FOLDER, behind an
// address that has the /v1 that DUO adds to the paths of those documents. Every BSN gets answers of its
// own: the first the plainest that the schema allows, the others random ones from a fixed seed. What is
// about nobody gets them by turns. Each request goes to RECORD-FILE as a line of JSON, with what Prism
// says it violates.
import { appendFileSync, existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { createServer as createFront, request as forward } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

// The packages lie in the folder that the test runs this in, not beside this file.
const load = createRequire(join(process.cwd(), "package.json"));
const { createLogger } = load("@stoplight/prism-core");
const { getHttpOperationsFromSpec } = load("@stoplight/prism-http");
const { createServer: createPrism } = load("@stoplight/prism-http-server");
const { JSONSchemaFaker } = load("json-schema-faker");

const [apiFolder, readyFile, recordFile, ...persons] = process.argv.slice(2);

const documents = readdirSync(apiFolder)
  .map((name) => join(apiFolder, name, "openapi.yml"))
  .filter((file) => existsSync(file));
const operations = (await Promise.all(documents.map(getHttpOperationsFromSpec))).flat();

// Prism fills in every optional member; DUO leaves out what it does not know.
JSONSchemaFaker.option({ alwaysFakeOptionals: false, fixedProbabilities: false,
                         optionalsProbability: 0.6 });

const logger = createLogger("duo", { level: "silent" });
const prisms = new Map();
for (const [round, bsn] of persons.entries()) {
  const mock = round === 0 ? { dynamic: false } : { dynamic: true, seed: `ronde ${round}` };
  const config = {
    mock, errors: false, isProxy: false, validateRequest: true, validateResponse: true,
    checkSecurity: true, upstreamProxy: undefined,
  };
  const prism = createPrism(operations, { components: { logger }, config, cors: false });
  prisms.set(bsn, await prism.listen(0, "127.0.0.1"));
}

let turn = 0;
const front = createFront((question, answer) => {
  const asked = [];
  question.on("data", (piece) => asked.push(piece));
  question.on("end", () => {
    const bsn = /\/personen\/([^/]+)/.exec(question.url)?.[1];
    const prism = prisms.get(bsn ?? persons[turn++ % persons.length]);
    if (!prism || !question.url.startsWith("/v1/")) {
      record(question, asked, 404, [{ location: ["dispatcher"], message: "no such path or person" }]);
      answer.writeHead(404).end();
      return;
    }
    const target = prism + question.url.slice("/v1".length);
    const { method, headers } = question;
    forward(target, { method, headers }, (mocked) => {
      const said = [];
      mocked.on("data", (piece) => said.push(piece));
      mocked.on("end", () => {
        const { "sl-violations": violations, ...rest } = mocked.headers;
        record(question, asked, mocked.statusCode, violationsIn(violations), Buffer.concat(said));
        delete rest["transfer-encoding"];
        answer.writeHead(mocked.statusCode, rest).end(Buffer.concat(said));
      });
    }).end(Buffer.concat(asked));
  });
});

function violationsIn(header) {
  if (header === undefined) return [];
  try {
    return JSON.parse(header);
  } catch {
    return [{ location: ["request"], message: header }]; // cut off: too many to list
  }
}

function record(question, asked, status, violations, said = "") {
  const { method, url } = question;
  const line = { method, path: url, headers: question.headers, body: Buffer.concat(asked).toString(),
                 status, violations, answer: said.toString() };
  appendFileSync(recordFile, JSON.stringify(line) + "\n");
}

front.listen(0, "127.0.0.1", () => {
  const paths = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const ready = { url: `http://127.0.0.1:${front.address().port}`, documents: documents.length, paths };
  writeFileSync(`${readyFile}.new`, JSON.stringify(ready));
  renameSync(`${readyFile}.new`, readyFile);
});
process.on("SIGTERM", () => process.exit(0));
