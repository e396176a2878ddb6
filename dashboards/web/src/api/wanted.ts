import { createStore } from '../store';
import type { Problem } from './problem';

/** Why the server wants to know who asks, once it has said so. The page then asks for a token. */
export const tokenWanted = createStore<Problem | null>(null);

const ABOUT_TOKENS = 'urn:reachline:problem:token_';

/** A refusal on its way to whoever asked. A proxy's own 401 is not ours to answer. */
export function noticed(problem: Problem): Problem {
  if (problem.details.status === 401 && problem.details.type.startsWith(ABOUT_TOKENS)) tokenWanted.set(problem);
  return problem;
}
