// Builds the console: types from the contract, their check, the bundle, a .gz beside each file that
// shrinks, and a bound on what a first visit loads.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FIRST_LOAD = 300 * 1024;
const out = process.env.RODEDRAAD_CONSOLE_OUT ?? 'dist';
const contract = process.env.RODEDRAAD_CONTRACT ?? '../admin/api/openapi.json';

function run(program, ...words) {
  const done = spawnSync(process.execPath, [join('node_modules', program), ...words], {
    stdio: 'inherit',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

run('openapi-typescript/bin/cli.js', contract, '-o', 'src/api/schema.d.ts');
run('typescript/bin/tsc', '--noEmit');
run('vite/bin/vite.js', 'build', '--logLevel', 'warn');

const sizes = new Map();
for (const name of readdirSync(out, { recursive: true })) {
  if (!/\.(js|css|html|svg|json)$/.test(name)) continue;
  const squeezed = gzipSync(readFileSync(join(out, name)), { level: 9 });
  writeFileSync(join(out, `${name}.gz`), squeezed);
  sizes.set(name, squeezed.length);
}

const page = readFileSync(join(out, 'index.html'), 'utf-8');
if (/<script(?![^>]*\bsrc=)|<style|\bstyle=/.test(page)) {
  console.error('console: index.html holds a script or style of its own, which the policy refuses');
  process.exit(1);
}
const first = ['index.html', ...[...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((m) => m[1])];
const total = first.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
console.log(
  `console: a first visit loads ${(total / 1024).toFixed(0)} kB (of ${FIRST_LOAD / 1024})`,
);
if (total > FIRST_LOAD) {
  for (const name of first) console.error(`  ${sizes.get(name)} ${name}`);
  process.exit(1);
}
