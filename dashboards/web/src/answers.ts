/** The answers of the query API, by the names that the page uses. The types are generated from its description. */
import type { components } from './generated/api';

type Schemas = components['schemas'];

export type State = Schemas['State'];
export type Cell = Schemas['Figure'];
export type Flight = Schemas['Flight'];
export type Campaign = Schemas['CampaignAnswer'];
export type Campaigns = Schemas['CampaignsAnswer'];
export type Annotation = Schemas['AnnotationAnswer'];
export type Summary = Schemas['SummaryAnswer'];
export type Series = Schemas['SeriesAnswer'];
export type SeriesRow = Schemas['Table'][number];
export type MetricName = Schemas['MetricName'];
export type Pacing = Schemas['PacingAnswer'];
export type PacingRow = Schemas['PacingRow'];
export type Reach = Schemas['ReachAnswer'];
export type ReachAcross = Schemas['ReachAcross'];
export type Coverage = Schemas['CoverageAnswer'];
export type CoverageRow = Schemas['CoveredDay'];
export type CoverageState = Schemas['DayState'];
export type FileReport = Schemas['FileLine'];
export type Totals = Schemas['Totals'];
export type ExportFile = Schemas['ExportRecord'];
export type Exports = Schemas['ExportsAnswer'];
export type Decided = Schemas['ExportAnswer'];
export type Decision = Schemas['DecisionName'];
export type MissingEntity = Schemas['MissingEntity'];
export type RejectedRow = Schemas['RejectedRow'];
export type Unassigned = Schemas['UnassignedAnswer'];
export type UnassignedRow = Schemas['UnassignedCampaign'];
export type Rows = Schemas['RowsAnswer'];
export type AccountedRows = Schemas['AccountedRows'];
export type Session = Schemas['SessionAnswer'];
export type Definitions = Schemas['DefinitionsAnswer'];
/** A proxy on the way may answer with fewer members than Reachline does. */
export type ProblemDetails = Pick<Schemas['Problem'], 'type' | 'title' | 'status'> & Partial<Schemas['Problem']>;

/** The point in the books at which an answer stands. */
export type Meta = Pick<Summary, 'as_of' | 'data_version'>;
