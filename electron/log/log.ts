/**
 * The log holds what happened to the program, never what is in the data: ids of incidents, names of calls, durations,
 * error codes. PRIV-9
 */
export interface Log {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  error(event: string, facts?: LogFacts): void
  /** Puts everything on disk; after it nothing is written any more. */
  close(): void
}

export type LogFacts = Readonly<Record<string, string | number | boolean | readonly string[] | null>>
