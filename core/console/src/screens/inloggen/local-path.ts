/** Where to go after logging in: a path of this console, never another site. */
export function localPath(asked: string | undefined): string {
  if (asked === undefined) return '/';
  const here = 'https://console.invalid';
  try {
    const url = new URL(asked, here);
    const local = url.origin === here && asked.startsWith('/') && !asked.startsWith('/inloggen');
    return local ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}
