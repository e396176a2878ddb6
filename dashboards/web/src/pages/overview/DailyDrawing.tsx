import { useState } from 'preact/hooks';
import { DayCursor } from '../../charts/DayCursor';
import { TimeChart } from '../../charts/TimeChart';
import { dayRange } from '../../dates';
import { go } from '../../location';
import { metricLabel, panelTitle, writeAxis } from '../../metrics';
import { useNarrow } from '../../narrow';
import { drawnChannels, hasValue, type Observations } from '../../observations';
import { readoutOf } from '../../readout';
import type { Daily } from './DailyFigure';

/** The day to read at first: the pinned one, else the newest with figures. */
function firstIndex(data: Observations, chosen: string | null): number {
  const found = chosen === null ? -1 : data.dates.indexOf(chosen);
  return Math.max(0, found < 0 ? data.dates.findLastIndex((day) => hasValue(data, day)) : found);
}

export function DailyDrawing({ series, data, campaign, range, unit, metrics, annotations, pinned }: Daily & { pinned: string | null }) {
  const [chosen, setChosen] = useState<string | null>(pinned);
  const narrow = useNarrow();
  const [one, setOne] = useState(metrics[0]);
  const index = firstIndex(data, chosen);
  const { currency } = series;
  // Both panels leave too little room for names on a small screen: one at a time there.
  const shown = narrow ? metrics.filter((metric) => metric === one) : metrics;
  const panels = shown.map((metric) => ({
    metric,
    channels: drawnChannels(data, metric),
    title: panelTitle(metric, unit, currency),
    axis: (value: number) => writeAxis(metric, value, currency),
  }));
  const move = (to: number) => setChosen(data.dates[to] ?? null);
  const readout = readoutOf({ data, grain: unit, currency, annotations }, data.dates[index] ?? range.from);
  const what = shown.map(metricLabel).join(' and ').toLowerCase();
  return (
    <>
      {narrow && <PanelChoice metrics={metrics} chosen={one} onChoose={setOne} />}
      <TimeChart
        label={`Line chart of ${what} by channel, ${dayRange(range.from, range.to)}. Described in words and as a table with this figure.`}
        data={data}
        grain={unit}
        panels={panels}
        flights={campaign.flights}
        annotations={annotations}
        onPoint={move}
      >
        {(geometry) => (
          <DayCursor
            geometry={geometry}
            count={data.dates.length}
            index={index}
            readout={readout}
            zone={campaign.time_zone}
            unit={unit}
            onMove={move}
            onPin={(to) => go({ day: data.dates[to] ?? null }, 'replace')}
          />
        )}
      </TimeChart>
    </>
  );
}

function PanelChoice({ metrics, chosen, onChoose }: { metrics: string[]; chosen: string; onChoose(metric: string): void }) {
  return (
    <div class="panel-choice" role="group" aria-label="Panel">
      {metrics.map((metric) => (
        <button key={metric} type="button" aria-pressed={metric === chosen} onClick={() => onChoose(metric)}>
          {metricLabel(metric)}
        </button>
      ))}
    </div>
  );
}
