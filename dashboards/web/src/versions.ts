import type { ExportFile } from './answers';

export interface Version {
  number: number;
  visibleAt: string;
}

/** Data versions that the list of files tells of, newest first. */
export function versionsOf(exports: ExportFile[]): Version[] {
  const found = new Map<number, string>();
  for (const { version, visible_at } of exports) {
    if (version !== null && visible_at !== null) found.set(version, visible_at);
  }
  return [...found].map(([number, visibleAt]) => ({ number, visibleAt })).sort((a, b) => b.number - a.number);
}
