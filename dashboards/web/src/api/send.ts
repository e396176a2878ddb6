/** Requests that change something. */
import type { Decided, Decision, FileReport } from '../answers';
import { ask } from './index';
import { EXPORTS, query } from './paths';
import { Problem, refusal, unreadable } from './problem';
import { noticed } from './wanted';

/** What a person says about a file; empty where the file's own word counts. */
export interface Belonging {
  source: string;
  account: string;
  report: string;
  /** A moment in UTC. */
  exportedAt: string;
}

export interface Sending {
  file: File;
  belonging: Belonging;
  /** Whether the file is only looked at, and nothing is stored. */
  dryRun: boolean;
  signal: AbortSignal;
  /** How much of the file has gone, from 0 to 1; 1 while the server reads it. */
  onSent(share: number): void;
}

function sendPath({ file, belonging, dryRun }: Sending): string {
  const said = (text: string) => (text === '' ? null : text);
  return `${EXPORTS}${query({
    source: said(belonging.source),
    account: said(belonging.account),
    report: said(belonging.report),
    file: file.name,
    exported_at: said(belonging.exportedAt),
    // No more than a hint, which the server weighs as it weighs file times of the landing folder.
    modified: file.lastModified > 0 ? new Date(file.lastModified).toISOString() : null,
    dry_run: String(dryRun),
  })}`;
}

function cutOff(): Problem {
  return new Problem('offline', {
    type: 'about:blank',
    title: 'The file did not arrive',
    status: 0,
    detail: 'The connection ended while the file was being sent.',
    remedy:
      'Check that Reachline is running and that the file was not moved, then try again. A very large file is better read ' +
      'on the machine itself: `reachline ingest FILE`.',
  });
}

function read(request: XMLHttpRequest): FileReport {
  if (request.status < 200 || request.status >= 300) {
    const contentType = request.getResponseHeader('content-type');
    const { status, statusText, responseText: text } = request;
    throw noticed(refusal({ status, statusText, contentType, text }));
  }
  try {
    return JSON.parse(request.responseText) as FileReport;
  } catch (error) {
    throw unreadable(error);
  }
}

/** Only this older way of asking says how much of a file has been sent. */
export function sendFile(sending: Sending): Promise<FileReport> {
  const request = new XMLHttpRequest();
  request.open('POST', sendPath(sending));
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('x-reachline', '1');
  request.upload.onprogress = ({ loaded, total }) => sending.onSent(total > 0 ? loaded / total : 0);
  request.upload.onload = () => sending.onSent(1);
  sending.signal.addEventListener('abort', () => request.abort());
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(cutOff());
    request.onabort = () => reject(sending.signal.reason);
    request.onload = () => {
      try {
        resolve(read(request));
      } catch (error) {
        reject(error);
      }
    };
    request.send(sending.file);
  });
}

export interface DecisionWords {
  decision: Decision;
  /** With `as-report`: to which. */
  report: string | null;
}

export function decide(id: string, { decision, report }: DecisionWords): Promise<Decided> {
  return ask<Decided>(`${EXPORTS}/${encodeURIComponent(id)}/decision`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-reachline': '1' },
    body: JSON.stringify(report === null ? { decision } : { decision, report }),
  });
}
