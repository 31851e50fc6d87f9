/** How long after the last movement of a hand a request still counts as asked by somebody. */
const LATELY = 60_000;

let last = Date.now();
for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']) {
  globalThis.addEventListener?.(sign, () => (last = Date.now()), { capture: true, passive: true });
}

/** Whether somebody sits at the page: what the page asks without, does not keep the session. */
export function isSomebodyThere(): boolean {
  return Date.now() - last < LATELY;
}
