import { describe, expect, test } from 'vitest'
import { commandRegistry } from '#shared/commands/registry.ts'
import recorded from './recorded-commands.json' with { type: 'json' }

interface RecordedCommand {
  readonly type: string
  readonly version: number
  readonly args: unknown
  /** What an older version becomes. */
  readonly lifted?: unknown
}

const lines: readonly RecordedCommand[] = recorded

/**
 * A computer may hand over work of two years ago. The file holds one act per command and version, as a device once wrote
 * it down; a line that landed is never changed. New arguments get a new version, an upcaster and a line.
 */
describe('work that was recorded by an older app', () => {
  test.each(lines)('$type, version $version, is still understood', ({ type, version, args, lifted }) => {
    const prepared = commandRegistry.prepare(type, version, args)
    expect(prepared).toMatchObject({ ok: true, value: { type, version: commandRegistry.versionOf(type) } })
    if (lifted !== undefined && prepared.ok) expect(prepared.value.args).toEqual(lifted)
  })

  test('every command is recorded in every version it ever had', () => {
    const expected = commandRegistry.types.flatMap((type) =>
      Array.from({ length: commandRegistry.versionOf(type) ?? 0 }, (_, index) => `${type}@${index + 1}`),
    )
    expect(lines.map(({ type, version }) => `${type}@${version}`).sort()).toEqual(expected.sort())
  })

  test('a version of the future is refused, and not taken for something else', () => {
    expect(commandRegistry.prepare('enterAbsence', 99, {})).toMatchObject({
      ok: false,
      refusal: { code: 'unsupportedVersion' },
    })
  })
})
