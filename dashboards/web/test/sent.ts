/** Files that a test's page sends, and what it is answered. */
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { settle } from './page';

interface Answered {
  status: number;
  body: object;
}

export class Sent {
  static all: Sent[] = [];
  method = '';
  url = new URL('http://stub');
  headers: Record<string, string> = {};
  body: unknown = null;
  status = 0;
  statusText = '';
  responseText = '';
  upload: { onprogress?: (event: { loaded: number; total: number }) => void; onload?: () => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;

  open(method: string, path: string): void {
    this.method = method;
    this.url = new URL(path, 'http://stub');
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  getResponseHeader(): string {
    return this.status === 200 ? 'application/json' : 'application/problem+json';
  }
  send(body: unknown): void {
    this.body = body;
    Sent.all.push(this);
  }
  abort(): void {
    this.onabort?.();
  }

  /** What the page asked, by name. */
  get asked(): Record<string, string> {
    return Object.fromEntries(this.url.searchParams);
  }
  async progress(loaded: number, total: number): Promise<void> {
    act(() => this.upload.onprogress?.({ loaded, total }));
    await settle();
  }
  async arrived(): Promise<void> {
    act(() => this.upload.onload?.());
    await settle();
  }
  async answer({ status, body }: Answered): Promise<void> {
    this.status = status;
    this.responseText = JSON.stringify(body);
    act(() => this.onload?.());
    await settle(700);
  }
  async breakOff(): Promise<void> {
    act(() => this.onerror?.());
    await settle();
  }
}

export function watchSending(): void {
  Sent.all = [];
  vi.stubGlobal('XMLHttpRequest', Sent);
}

export function lastSent(): Sent {
  return Sent.all.at(-1)!;
}
