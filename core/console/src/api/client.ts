import createClient, { type Middleware } from 'openapi-fetch';
import { isSomebodyThere } from './presence';
import { ApiProblem, type Problem } from './problem';
import type { paths } from './schema';

/** The Admin API of the hub that serves this page. Never called for another host. */
export const api = createClient<paths>({ baseUrl: '/v1', credentials: 'same-origin' });

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
let csrf = '';
let onSessionEnd: () => void = () => undefined;

/** The value that every request that changes something must carry. */
export function setCsrfToken(token: string): void {
  csrf = token;
}

/** What happens when the hub says that nobody is logged in. */
export function whenSessionEnds(then: () => void): void {
  onSessionEnd = then;
}

const session: Middleware = {
  onRequest({ request }) {
    if (!SAFE.has(request.method) && csrf !== '') request.headers.set('CSRF-Token', csrf);
    if (!isSomebodyThere()) request.headers.set('Vanzelf', 'ja');
    return request;
  },
  onResponse({ request, response }) {
    const signingIn = request.method === 'POST' && /\/(sessies|_eerste)$/.test(request.url);
    if (response.status === 401 && !signingIn) onSessionEnd();
    return response;
  },
};
api.use(session);

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The answer's content; what is not a success is thrown as an {@link ApiProblem}. */
export async function content<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch(unreachable);
  if (error !== undefined || !response.ok) throw problemOf(error, response);
  return data as T;
}

/** For requests whose answer holds nothing that is needed. */
export async function done(call: Promise<Answer<unknown>>): Promise<void> {
  await content(call);
}

function unreachable(): never {
  throw new ApiProblem({ status: 0, title: '', detail: '' });
}

function problemOf(error: unknown, response: Response): ApiProblem {
  const said = (typeof error === 'object' && error !== null ? error : {}) as Partial<Problem>;
  return new ApiProblem({
    status: response.status,
    title: said.title ?? '',
    detail: said.detail ?? '',
    ...(said.invalidParams ? { invalidParams: said.invalidParams } : {}),
  });
}
