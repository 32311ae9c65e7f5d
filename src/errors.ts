/**
 * What can go wrong in a way that the user can mend. `message` is one line on what is wrong, `hint` one on what to do.
 * Anything else that is thrown is a fault of the program.
 */
export class KitError extends Error {
  // By its own words: a bundle shortens the names of classes.
  override readonly name: string = 'KitError';
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(message: string, exitCode: number, hint?: string) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** Whether a user can mend it. Not by class: a command that is bundled apart brings classes of its own. */
export function isKitError(error: unknown): error is KitError {
  return error instanceof Error && 'exitCode' in error && 'hint' in error;
}

/** What Node calls an error of the system, such as `ENOENT`; undefined where it has no such name. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Nothing was found, or a thing that was asked for could not be done. */
export class FailedError extends KitError {
  override readonly name = 'FailedError';

  constructor(message: string, hint?: string) {
    super(message, 1, hint);
  }
}

/** What may not leave the program stays in it. */
export class UnsentError extends FailedError {}

/** The command line, or a file that it names, cannot be understood. */
export class UsageError extends KitError {
  override readonly name = 'UsageError';

  constructor(message: string, hint?: string) {
    super(message, 2, hint);
  }
}

/** The user pressed Ctrl-C, or closed the input with Ctrl-D. */
export class CancelledError extends KitError {
  override readonly name = 'CancelledError';
  /** Whether the input has come to its end, and nobody broke off. */
  readonly isEnd: boolean;

  constructor(isEnd = false) {
    super('Cancelled.', 130);
    this.isEnd = isEnd;
  }
}

/** Whether a user has left. Not by class, as above. */
export function isCancelled(error: unknown): boolean {
  return isKitError(error) && error.exitCode === new CancelledError().exitCode;
}

/** Whether whoever was asked has closed the input. */
export function isEndOfInput(error: unknown): boolean {
  return isKitError(error) && 'isEnd' in error && error.isEnd === true;
}
