// An OpenID provider for one test: a certified one, with pages that take any password.
//
// node provider.mjs SETTINGS, in JSON: port (0: any), roles ("id_token" or "userinfo": where the
// claim goes), algorithm (that signs), client and secret. It says its issuer on a line, reads the
// address of the hub from a line, says that it is ready, and ends when its input does.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

const settings = JSON.parse(process.argv[2]);

const PEOPLE = {
  jansen: { preferred_username: 'jansen', name: 'J. Jansen', roles: ['hub-regie', 'anders'] },
  gast: { preferred_username: 'gast', name: 'G. Ast' },
};

/** Other keys at every start. */
function keys() {
  const made = settings.algorithm.startsWith('ES')
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = made.privateKey.export({ format: 'jwk' });
  return [{ ...key, kid: randomUUID(), use: 'sig', alg: settings.algorithm }];
}

function provider(issuer, hub) {
  return new Provider(issuer, {
    clients: [
      {
        client_id: settings.client,
        client_secret: settings.secret,
        redirect_uris: [`${hub}/v1/sessies/_terug`],
        post_logout_redirect_uris: [`${hub}/`],
        id_token_signed_response_alg: settings.algorithm,
      },
    ],
    jwks: { keys: keys() },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true },
    // As section 5.4 has it: the claims of `profile` are at the userinfo endpoint alone.
    claims: {
      openid: settings.roles === 'id_token' ? ['sub', 'roles'] : ['sub'],
      profile: ['name', 'preferred_username', 'roles'],
    },
    findAccount: (_context, id) =>
      id in PEOPLE ? { accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) } : undefined,
  });
}

const server = createServer();
server.listen(settings.port, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const lines = createInterface({ input: process.stdin });
  lines.once('line', (hub) => {
    server.on('request', provider(issuer, hub).callback());
    process.stdout.write('ready\n');
  });
  lines.once('close', () => process.exit(0));
  process.stdout.write(`${issuer}\n`);
});
