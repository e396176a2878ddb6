import { readFileSync } from 'node:fs';
import type { Campaigns, Series, Summary } from '../src/answers';

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as T;
}

export const campaigns = read<Campaigns>('campaigns');
export const series = read<Series>('series');
export const summary = read<Summary>('summary');
