import { offline, refusal } from './problem';
import { noticed } from './wanted';

export { Problem } from './problem';

async function answered(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw offline();
  }
}

export async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const response = await answered(path, request);
  if (response.status === 204) return null as T;
  if (response.ok) return (await response.json()) as T;
  const { status, statusText, headers } = response;
  const contentType = headers.get('content-type');
  throw noticed(refusal({ status, statusText, contentType, text: await response.text() }));
}

export function fetchAnswer<T>(path: string, signal: AbortSignal): Promise<T> {
  return ask<T>(path, { headers: { accept: 'application/json' }, signal });
}
