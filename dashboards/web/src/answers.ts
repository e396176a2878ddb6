/** The answers of the query API, by the names that the page uses. The types are generated from its description. */
import type { components } from './generated/api';

type Schemas = components['schemas'];

export type State = Schemas['State'];
export type Cell = Schemas['Figure'];
export type Flight = Schemas['Flight'];
export type Campaign = Schemas['CampaignAnswer'];
export type Campaigns = Schemas['CampaignsAnswer'];
export type Summary = Schemas['SummaryAnswer'];
export type Series = Schemas['SeriesAnswer'];
export type SeriesRow = Schemas['Table'][number];
export type MetricName = Schemas['MetricName'];
export type Totals = Schemas['Totals'];
export type ExportFile = Schemas['ExportRecord'];
export type Exports = Schemas['ExportsAnswer'];
export type MissingEntity = Schemas['MissingEntity'];
export type Unassigned = Schemas['UnassignedAnswer'];
export type UnassignedRow = Schemas['UnassignedCampaign'];
export type Definitions = Schemas['DefinitionsAnswer'];
/** A proxy on the way may answer with fewer members than Reachline does. */
export type ProblemDetails = Pick<Schemas['Problem'], 'type' | 'title' | 'status'> & Partial<Schemas['Problem']>;

/** The point in the books at which an answer stands. */
export type Meta = Pick<Summary, 'as_of' | 'data_version'>;
