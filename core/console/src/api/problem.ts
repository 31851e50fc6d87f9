import type { components } from './schema';

export type Problem = components['schemas']['Probleem'];

/** Problem details (RFC 9457) that the hub answered; status 0: the hub did not answer. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  /** What is wrong with one field of the input, or nothing. */
  reasonFor(field: string): string | undefined {
    return this.problem.invalidParams?.find((fault) => fault.name === field)?.reason;
  }
}

/** The status of what went wrong; undefined when the hub had no part in it. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ApiProblem ? error.problem.status : undefined;
}
