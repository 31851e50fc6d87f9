import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../../api/client';
import type { Shape } from '../../api/types';
import { SessionContext, type Session } from '../../session/session';
import { SimulatorSection } from './simulator-section';

const simulator: Shape<'Simulator'> = {
  soort: 'duo',
  opdracht: 'rodedraad simulate duo --listen 127.0.0.1:9101',
  adres: 'http://127.0.0.1:9101',
  actief: false,
  kanAan: true,
  waaromNiet: '',
  genegeerd: false,
};

const session = (rights: Shape<'Recht'>[]) =>
  ({ toekenningen: [{ rechten: rights, wetten: [], gemeenten: [] }] }) as unknown as Session;

function show(given: Partial<Shape<'Simulator'>>, rights: Shape<'Recht'>[] = ['inrichten']) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionContext value={session(rights)}>
        <SimulatorSection id="duo" simulator={{ ...simulator, ...given }} />
      </SessionContext>
    </QueryClientProvider>,
  );
}

describe('the switch to the simulator', () => {
  const put = vi.spyOn(api, 'PUT');
  beforeEach(() => {
    // jsdom has no dialogs that stand above the page.
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function () {
      this.open = false;
    };
    put.mockReset();
    put.mockResolvedValue({ data: simulator, response: new Response() });
  });
  afterEach(cleanup);

  it('is a switch that says how it stands', () => {
    show({ actief: true });
    const button = screen.getByRole('switch', { name: 'Naar de simulator: aan' });
    expect(button.getAttribute('aria-checked')).toBe('true');
  });

  it('asks nothing of the hub before somebody has read what it brings about', async () => {
    show({});
    fireEvent.click(screen.getByRole('switch', { name: 'Naar de simulator: uit' }));
    const dialog = screen.getByRole('dialog');
    within(dialog).getByText(/telt als afgeleverd/);
    expect(put).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Zet naar de simulator' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(put).toHaveBeenCalledExactlyOnceWith('/koppelingen/{id}/simulator', {
      params: { path: { id: 'duo' } },
      body: { aan: true },
    });
  });

  it('cannot be used where it is not allowed, and says why', () => {
    show({ kanAan: false, waaromNiet: 'Deze hub is voor productie.' });
    const button = screen.getByRole('switch');
    expect(button.hasAttribute('disabled')).toBe(true);
    const why = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toBe('Deze hub is voor productie.');
  });

  it('goes back to the partner also where it may not be switched on any more', () => {
    show({ actief: true, kanAan: false, waaromNiet: 'Deze hub is voor productie.' });
    expect(screen.getByRole('switch').hasAttribute('disabled')).toBe(false);
  });

  it('is not there for who may not configure', () => {
    show({}, ['metadata']);
    expect(screen.queryByRole('switch')).toBeNull();
    screen.getByText('Deze koppeling gaat naar de partner zelf.');
  });
});
