/** What can be asked of a person, and how a question looks. */

/** One of the answers to choose from. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
}

/** What could follow what has been typed: `line` is what it would become, `label` how it is shown. */
interface Suggestion {
  readonly line: string;
  readonly label: string;
  /** What stands on the screen where it was chosen, if that is not `line`. */
  readonly echo?: string | undefined;
}

/** What is known of a line that is still being typed. */
export interface Outlook {
  /** What Enter would lead to. */
  readonly enter?: string | undefined;
  readonly suggestions: readonly Suggestion[];
}

/** Every question throws CancelledError on Ctrl-C, on Ctrl-D and where the input is closed. */
export interface Prompter {
  /** The value that was chosen. */
  select(message: string, choices: readonly Choice[]): Promise<string>;
  /** The values that were chosen, in the order of the choices; none at all is an answer too. */
  several(message: string, choices: readonly Choice[]): Promise<readonly string[]>;
  /** Yes or no; no is the default. */
  confirm(message: string): Promise<boolean>;
  /** A few words. @param usual what an empty answer stands for */
  text(message: string, usual?: string): Promise<string>;
  /**
   * A line of a conversation.
   * @param look what could become of it while it is typed
   * @param later when it comes, an empty line is looked at once more
   */
  line(prompt: string, look: (typed: string) => Outlook, later?: Promise<unknown>): Promise<string>;
}

type Paint = (text: string) => string;

/** How questions are asked: in plain words one by one, or drawn in these colours. */
export interface Manner {
  readonly plain?: boolean | undefined;
  readonly style?: { readonly accent: Paint; readonly strong: Paint; readonly muted: Paint; readonly mark: Paint };
}
