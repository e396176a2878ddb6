/** The answers of the query API, by the names that the page uses. The types are generated from its description. */
import type * as pending from './api/pending';
import type { components } from './generated/api';

type Schemas = components['schemas'];

export type State = Schemas['State'];
export type Cell = Schemas['Figure'];
export type Flight = Schemas['Flight'];
export type Campaign = pending.CampaignAnswer;
export type Campaigns = pending.CampaignsAnswer;
export type Annotation = pending.Annotation;
export type Summary = pending.SummaryAnswer;
export type Series = pending.SeriesAnswer;
export type SeriesRow = pending.TableRow;
export type MetricName = pending.MetricName;
export type Pacing = pending.PacingAnswer;
export type PacingRow = pending.PacingRow;
export type Reach = pending.ReachAnswer;
export type ReachAcross = pending.ReachAcross;
export type Coverage = pending.CoverageAnswer;
export type CoverageRow = pending.CoverageRow;
export type CoverageState = pending.CoverageState;
export type FileReport = pending.FileReport;
export type Totals = pending.Totals;
export type ExportFile = Schemas['ExportRecord'];
export type Exports = Schemas['ExportsAnswer'];
export type Decided = Schemas['ExportAnswer'];
export type Decision = Schemas['DecisionName'];
export type MissingEntity = Schemas['MissingEntity'];
export type RejectedRow = Schemas['RejectedRow'];
export type Unassigned = Schemas['UnassignedAnswer'];
export type UnassignedRow = Schemas['UnassignedCampaign'];
export type Definitions = Schemas['DefinitionsAnswer'];
/** A proxy on the way may answer with fewer members than Reachline does. */
export type ProblemDetails = Pick<Schemas['Problem'], 'type' | 'title' | 'status'> & Partial<Schemas['Problem']>;

/** The point in the books at which an answer stands. */
export type Meta = Pick<Summary, 'as_of' | 'data_version'>;
