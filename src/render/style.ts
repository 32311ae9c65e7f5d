/** Colours by what they mean. Each is readable on a light and on a dark background. */
import { Chalk, type ColorSupportLevel } from 'chalk';

type Paint = (text: string) => string;

export interface Style {
  /** Headings and numbers. */
  readonly accent: Paint;
  /** Titles. */
  readonly strong: Paint;
  /** Where and when something was said. */
  readonly muted: Paint;
  /** Addresses. */
  readonly link: Paint;
  /** Words that are verbatim. */
  readonly verbatim: Paint;
  /** What matched a search, and warnings. */
  readonly mark: Paint;
}

/** Where something is rendered to. */
export interface View {
  readonly style: Style;
  /** Columns that a line may take. */
  readonly columns: number;
  /** Whether hyperlinks are understood. */
  readonly hyperlinks: boolean;
  /** Puts lines into a frame of a width in columns, where there is a terminal with room for it. */
  readonly frame?: (lines: readonly string[], width: number) => string[];
}

/** @param level as in chalk: 0 none, 1 sixteen colours, 2 256 colours, 3 all */
export function createStyle(level: ColorSupportLevel): Style {
  const chalk = new Chalk({ level });
  // With sixteen colours the theme decides; magenta and red are readable in the common ones, light or dark. The others
  // have a contrast of four to one or more on black and on white.
  const plain = level < 2;
  return {
    accent: plain ? chalk.magenta : chalk.ansi256(31),
    strong: chalk.bold,
    muted: plain ? (text) => text : chalk.ansi256(243),
    link: chalk.underline,
    verbatim: chalk.italic,
    mark: plain ? chalk.red.bold : chalk.ansi256(166).bold,
  };
}
