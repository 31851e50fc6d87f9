import type { Shape } from '../../api/types';

type Setting = Pick<Shape<'Instelling'>, 'naam' | 'deel' | 'waarde' | 'standaard' | 'plaats'>;

/** Lines for the file, and where they go. */
export type ChangedSetting = { id: string; place: string; deel: Setting['deel']; xml: string };

export const idOf = (setting: Setting): string => `${setting.deel}/${setting.naam}`;

/** What counts now. */
export const valueOf = (setting: Setting): string => setting.waarde ?? setting.standaard;

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** For each value that somebody filled in and that differs from what counts now, its line. */
export function changedSettings(
  settings: readonly Setting[],
  drafts: Readonly<Record<string, string>>,
): ChangedSetting[] {
  return settings.flatMap((setting) => {
    const id = idOf(setting);
    const draft = drafts[id];
    if (draft === undefined || draft === valueOf(setting)) return [];
    const xml = `<setting name="${escaped(setting.naam)}">${escaped(draft)}</setting>`;
    return [{ id, place: setting.plaats, deel: setting.deel, xml }];
  });
}
