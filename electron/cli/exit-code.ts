/** What the caller's script can tell from the number: all fine, something was refused or found, or it did not run. */
export const exitCode = { fine: 0, refused: 1, usage: 2 } as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
