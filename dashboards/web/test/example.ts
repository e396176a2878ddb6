import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Campaigns, Coverage, Exports, Pacing, Reach, Rows, Series, Summary } from '../src/answers';
import { exportsAnswer } from './fixtures/exports.mjs';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as T;
}

export const campaigns = read<Campaigns>('campaigns');
export const series = read<Series>('series');
export const cost = read<Series>('cost');
export const summary = read<Summary>('summary');
export const pacing = read<Pacing>('pacing');
export const reach = read<Reach>('reach');
export const rows = read<Rows>('rows');
export const coverage = read<Coverage>('coverage');
export const files = exportsAnswer as unknown as Exports;
export const ghgc = campaigns.campaigns[0]!;
